import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const pointsAddUp = sqlInvariant(
  {
    id: "loyalty.points-add-up",
    title: "A client's points, held points and debt are the sums of the client's entries, which are numbered without gaps.",
  },
  () => sql`
    with entries as (
      select client_id, seq, points, held_change, debt_change, balance_after, held_after, debt_after,
        lag(seq, 1, 0) over w as seq_before, lag(balance_after, 1, 0::bigint) over w as balance_before,
        lag(held_after, 1, 0::bigint) over w as held_before, lag(debt_after, 1, 0::bigint) over w as debt_before
      from loyalty_points_transaction window w as (partition by client_id order by seq, id)
    ), folds as (
      select client_id, sum(points) as points, sum(held_change) as held, sum(debt_change) as debt, max(seq) as seq
      from loyalty_points_transaction group by client_id
    )
    select 'entry' as what, client_id, seq, balance_after as points, held_after as held, debt_after as debt from entries
    where seq <> seq_before + 1 or balance_after <> balance_before + points or held_after <> held_before + held_change
      or debt_after <> debt_before + debt_change
    union all
    select 'wallet', coalesce(w.client_id, f.client_id), w.seq, w.points, w.held, w.debt
    from loyalty_points w full join folds f on f.client_id = w.client_id
    where w.client_id is null or w.points <> coalesce(f.points, 0) or w.held <> coalesce(f.held, 0) or w.debt <> coalesce(f.debt, 0)
      or w.seq <> coalesce(f.seq, 0)
    order by 2, 3, 1`,
);
