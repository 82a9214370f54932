import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import type { OrderRow } from "./order-row.ts";

/** Locks, by id, the order, its add-ons, and every order that shares an unpaid invoice with one of them. */
export async function lockRelatedOrders(scope: Scope, id: number): Promise<readonly OrderRow[]> {
  return billingTables(scope)
    .selectFrom("client_order")
    .selectAll()
    .where(
      sql<boolean>`client_order.id = ${id} or client_order.parent_id = ${id} or client_order.id in (
        select other.client_order_id from invoice_item own
        join client_order mine on mine.id = own.client_order_id
        join invoice on invoice.id = own.invoice_id and invoice.status = 'unpaid'
        join invoice_item other on other.invoice_id = own.invoice_id
        where mine.id = ${id} or mine.parent_id = ${id})`,
    )
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}
