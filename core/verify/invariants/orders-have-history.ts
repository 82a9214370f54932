import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const ordersHaveHistory = sqlInvariant(
  { id: "billing.orders-have-history", title: "An order is in the state its history ends with." },
  () => sql`
    select o.id as order_id, o.status, s.status as last_status
    from client_order o
    left join lateral (select status from client_order_status where client_order_id = o.id order by id desc limit 1) s on true
    where o.status is distinct from s.status
    order by o.id`,
);
