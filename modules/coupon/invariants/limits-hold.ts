import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

/** Counted from the rows alone, so that a wrong counter cannot excuse a use too many. */
export const limitsHold = sqlInvariant(
  { id: "coupon.limits-hold", title: "No coupon was used more often, by nobody more often and for no more money than its limits allow." },
  () => sql`
    with uses as (
      select promo_id, client_id, count(*) as uses, sum(budget_minor) as budget_minor from promo_redemption
      where phase = 'checkout' and status in ('held', 'committed') group by promo_id, client_id
    )
    select 'coupon' as what, p.id as coupon_id, null::int as client_id, p.maxuses as most, sum(u.uses) as uses
    from promo p join uses u on u.promo_id = p.id where p.maxuses > 0
    group by p.id having sum(u.uses) > p.maxuses
    union all
    select 'client', c.promo_id, c.client_id, c.use_limit, u.uses
    from promo_client_use c join uses u using (promo_id, client_id) where c.use_limit > 0 and u.uses > c.use_limit
    union all
    select 'budget', p.id, null, p.budget, sum(u.budget_minor)
    from promo p join uses u on u.promo_id = p.id where p.budget is not null
    group by p.id having sum(u.budget_minor) > p.budget
    order by 2, 1, 3`,
);
