import { sql } from "kysely";
import { sqlInvariant } from "#core/verify/invariant.ts";

export const earningsMatch = sqlInvariant(
  {
    id: "loyalty.earnings-match",
    title: "What an invoice earned opened one lot of as many points, and what was taken back of it is marked there.",
  },
  () => sql`
    select e.id as earning_id, e.invoice_id, e.client_id, e.points, l.points as lot_points, e.clawed_back, l.revoked
    from (select * from loyalty_earning where points > 0) e
    full join (select * from loyalty_points_lot where origin = 'order') l on l.invoice_id = e.invoice_id and l.client_id = e.client_id
    where e.id is null or l.id is null or e.points <> l.points or e.clawed_back <> l.revoked
    order by 1, 2`,
);
