import { sql } from "kysely";

type ClientReference = "cart.client_id" | "client.id";

/** The client's checkout invoices that were paid and not fully refunded, as a column. */
export function paidOrdersOf(client: ClientReference) {
  return sql<number>`(
    select count(*)::int from invoice
    where invoice.client_id = ${sql.ref(client)} and invoice.phase = 'checkout' and invoice.status in ('paid', 'partially_refunded')
  )`.as("paid_orders");
}

/** The products of the client's orders that are not canceled, as a column. */
export function ownedProductIdsOf(client: ClientReference) {
  return sql<number[]>`array(
    select distinct client_order.product_id from client_order
    where client_order.client_id = ${sql.ref(client)} and client_order.status <> 'canceled'
  )`.as("owned_product_ids");
}
