import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";
import { figuresNow, joinFigures, unfoldedSql } from "../services/figures-now-sql.ts";
import { liveUsesSql } from "../services/live-uses-sql.ts";

export const figuresAddUp = sqlInvariant(
  {
    id: "coupon.figures-add-up",
    title: "What lists say of a coupon's uses, discounts, revenue and tries is the sum of its redemptions, invoices and attempts.",
  },
  ({ shop }) => sql`
    with unfolded as materialized (${unfoldedSql(shop.currency)}), fold as (
      select promo_id, sum(used)::int as used, sum(held)::int as held, sum(committed)::int as committed,
        sum(discount_minor)::bigint as discount_minor, sum(revenue_minor)::bigint as revenue_minor
      from ${liveUsesSql(shop.currency, sql<boolean>`true`)} live group by promo_id
    ), last as (
      select promo_id, max(created_at) as last_used_at from promo_redemption
      where phase = 'checkout' and status in ('held', 'committed') group by promo_id
    ), tried as (
      select promo_id, count(distinct cart_id)::int as tried_carts from promo_attempt where promo_id is not null group by promo_id
    )
    select promo.id as coupon_id, ${figuresNow.used} as used, fold.used as uses, ${figuresNow.held} as held, fold.held as holds,
      ${figuresNow.committed} as committed, fold.committed as commitments,
      ${figuresNow.discount_minor} as discount_minor, fold.discount_minor as discounts_minor,
      ${figuresNow.revenue_minor} as revenue_minor, fold.revenue_minor as revenues_minor,
      ${figuresNow.tried_carts} as tried_carts, tried.tried_carts as carts,
      ${figuresNow.last_used_at} as last_used_at, last.last_used_at as last_use_at
    from promo ${joinFigures}
    left join fold on fold.promo_id = promo.id left join last on last.promo_id = promo.id left join tried on tried.promo_id = promo.id
    where ${figuresNow.used} <> coalesce(fold.used, 0) or ${figuresNow.held} <> coalesce(fold.held, 0)
      or ${figuresNow.committed} <> coalesce(fold.committed, 0)
      or ${figuresNow.discount_minor} <> coalesce(fold.discount_minor, 0) or ${figuresNow.revenue_minor} <> coalesce(fold.revenue_minor, 0)
      or ${figuresNow.tried_carts} <> coalesce(tried.tried_carts, 0)
      or ${figuresNow.last_used_at} is distinct from last.last_used_at
    order by promo.id`,
);
