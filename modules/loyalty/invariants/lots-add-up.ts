import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const lotsAddUp = sqlInvariant(
  {
    id: "loyalty.lots-add-up",
    title:
      "What remains in a lot is the sum of its debits, every entry moves lots by what it says, and all lots of a client are its points.",
  },
  () => sql`
    with moved as (select lot_id, sum(points) as points, sum(held_change) as held from loyalty_points_lot_debit group by lot_id),
    paired as (select transaction_id, sum(points) as points, sum(held_change) as held from loyalty_points_lot_debit group by transaction_id),
    lots as (select client_id, sum(remaining) as points, sum(held) as held from loyalty_points_lot group by client_id)
    select 'lot' as what, l.id, l.remaining as points, l.held from loyalty_points_lot l left join moved m on m.lot_id = l.id
    where l.remaining <> coalesce(m.points, 0) or l.held <> coalesce(m.held, 0)
    union all
    select 'entry', e.id, e.points, e.held_change from loyalty_points_transaction e left join paired p on p.transaction_id = e.id
    where e.points <> coalesce(p.points, 0) or e.held_change <> coalesce(p.held, 0)
    union all
    select 'wallet', w.client_id, w.points, w.held from loyalty_points w left join lots l on l.client_id = w.client_id
    where w.points <> coalesce(l.points, 0) or w.held <> coalesce(l.held, 0)
    order by 1, 2`,
);
