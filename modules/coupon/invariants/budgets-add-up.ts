import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const budgetsAddUp = sqlInvariant(
  { id: "coupon.budgets-add-up", title: "What a coupon has spent of its budget is what its held and committed uses cost." },
  () => sql`
    select p.id as coupon_id, p.budget as budget_minor, p.spent as spent_minor, sum(r.budget_minor) as uses_minor
    from promo p left join promo_redemption r on r.promo_id = p.id and r.phase = 'checkout' and r.status in ('held', 'committed')
    group by p.id
    having p.spent <> case when p.budget is null then 0 else coalesce(sum(r.budget_minor), 0) end
    order by p.id`,
);
