import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const totalsAddUp = sqlInvariant(
  {
    id: "loyalty.totals-add-up",
    title: "What a client earned, spent and lost is what the entries of each kind say, and no point is lost between them.",
  },
  () => sql`
    with sums as (
      select client_id,
        coalesce(sum(points - debt_change) filter (where kind in ('earn', 'add', 'claw_back', 'forgive')), 0) as earned,
        coalesce(-sum(points) filter (where kind in ('spend', 'return', 'deduct')), 0) as spent,
        coalesce(-sum(points) filter (where kind in ('expire', 'grace')), 0) as expired
      from loyalty_points_transaction group by client_id
    )
    select w.client_id, w.total_earned, s.earned, w.total_spent, s.spent, w.total_expired, s.expired
    from loyalty_points w left join sums s on s.client_id = w.client_id
    where w.total_earned <> coalesce(s.earned, 0) or w.total_spent <> coalesce(s.spent, 0) or w.total_expired <> coalesce(s.expired, 0)
      or w.points - w.debt <> w.total_earned - w.total_spent - w.total_expired
    order by 1`,
);
