import { sql } from "kysely";
import { sqlInvariant } from "../invariant.ts";

export const stockIsReal = sqlInvariant(
  { id: "billing.stock-is-real", title: "Stock is never negative, and a purchase that was undone keeps none of it." },
  () => sql`
    select 'product' as what, id as product_id, null::int as order_id, quantity_in_stock as quantity from product where quantity_in_stock < 0
    union all
    select 'order', product_id, id, stock_taken from client_order where stock_taken < 0 or stock_taken > quantity
    union all
    select distinct 'undone order', o.product_id, o.id, o.stock_taken
    from client_order o join invoice_item l on l.client_order_id = o.id join invoice i on i.id = l.invoice_id and i.phase = 'checkout'
    where o.stock_taken > 0 and (i.status = 'refunded' or (i.status = 'cancelled' and o.activated_at is null))
    order by 2, 1, 3`,
);
