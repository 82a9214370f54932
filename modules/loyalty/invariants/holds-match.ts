import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const holdsMatch = sqlInvariant(
  {
    id: "loyalty.holds-match",
    title: "What is held of lots, and what was spent of them and has not come back, is what the holds of invoices say.",
  },
  () => sql`
    with moved as (
      select hold_id, sum(held_change) as held, -sum(points) as spent from loyalty_points_lot_debit where hold_id is not null group by hold_id
    ), open as (select client_id, sum(points) as points from loyalty_points_hold where status = 'held' group by client_id)
    select 'hold' as what, h.id, h.status, h.points, h.returned from loyalty_points_hold h left join moved m on m.hold_id = h.id
    where coalesce(m.held, 0) <> case when h.status = 'held' then h.points else 0 end
      or coalesce(m.spent, 0) <> case when h.status = 'committed' then h.points - h.returned else 0 end
      or (h.status <> 'committed' and h.returned <> 0)
    union all
    select 'wallet', w.client_id, null, w.held, null from loyalty_points w left join open o on o.client_id = w.client_id
    where w.held <> coalesce(o.points, 0)
    order by 1, 2`,
);
