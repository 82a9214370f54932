import { type RawBuilder, sql } from "kysely";
import { liveUsesSql } from "./live-uses-sql.ts";

/** The figures of a coupon's row in lists, as they stand in the snapshot of the statement; amounts are minor units of the shop's currency. */
export type ListFigures = {
  readonly used: number;
  readonly held: number;
  readonly committed: number;
  readonly discount_minor: bigint;
  readonly revenue_minor: bigint;
  readonly tried_carts: number;
  readonly last_used_at: Date | null;
};

/**
 * What is not folded into `promo_figures` yet, by coupon: a query for `with unfolded as materialized (…)`. `among` narrows it to some
 * coupons: a condition on the column `promo_id`.
 */
export function unfoldedSql(shopCurrency: string, among: RawBuilder<boolean> = sql<boolean>`true`): RawBuilder<unknown> {
  const changed = sql<boolean>`r.id in (select promo_redemption_id from promo_figures_change where ${among})`;
  return sql`
    select change.promo_id, sum(change.used)::int as used, sum(change.held)::int as held, sum(change.committed)::int as committed,
      sum(change.discount_minor)::bigint as discount_minor, sum(change.revenue_minor)::bigint as revenue_minor,
      sum(change.tried_carts)::int as tried_carts, ${lastUseSql(sql`change.promo_id`)} as last_used_at
    from (
      select live.promo_id, live.used - coalesce(folded.used, 0) as used, live.held - coalesce(folded.held, 0) as held,
        live.committed - coalesce(folded.committed, 0) as committed,
        live.discount_minor - coalesce(folded.discount_minor, 0) as discount_minor,
        live.revenue_minor - coalesce(folded.revenue_minor, 0) as revenue_minor, 0 as tried_carts
      from ${liveUsesSql(shopCurrency, changed)} live left join promo_folded_use folded on folded.promo_redemption_id = live.id
      union all
      select promo_id, 0, 0, 0, 0, 0, 1 from promo_tried_cart where not is_folded and ${among}
    ) change
    group by change.promo_id`;
}

/** Joins the figures to `promo`, as columns of {@link figuresNow}; needs {@link unfoldedSql} as `unfolded`. */
export const joinFigures = sql`left join promo_figures folded on folded.promo_id = promo.id left join unfolded on unfolded.promo_id = promo.id`;

/** The columns by their names in {@link ListFigures}. */
export const figuresNow = {
  used: sum("used"),
  held: sum("held"),
  committed: sum("committed"),
  discount_minor: sum("discount_minor"),
  revenue_minor: sum("revenue_minor"),
  tried_carts: sum("tried_carts"),
  last_used_at: sql`case when unfolded.promo_id is null then folded.last_used_at else unfolded.last_used_at end`,
} as const satisfies Readonly<Record<keyof ListFigures, RawBuilder<unknown>>>;

/** Committed uses of each cart that tried the code, 0 to 1 in the usual case; 0 when nobody tried. */
export const conversionSql = sql<number>`case when ${figuresNow.tried_carts} = 0 then 0 else round(${figuresNow.committed}::numeric / ${figuresNow.tried_carts}, 4) end`;

/** When a coupon was used last, by a use that still counts; the index of its redemptions answers it from its end. */
export function lastUseSql(promoId: RawBuilder<unknown>): RawBuilder<Date | null> {
  return sql<Date | null>`(select max(use.created_at) from promo_redemption use
    where use.promo_id = ${promoId} and use.phase = 'checkout' and use.status in ('held', 'committed'))`;
}

function sum(column: Exclude<keyof ListFigures, "last_used_at">): RawBuilder<unknown> {
  return sql`(coalesce(${sql.ref(`folded.${column}`)}, 0) + coalesce(${sql.ref(`unfolded.${column}`)}, 0))`;
}
