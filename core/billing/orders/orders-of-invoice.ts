import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import type { OrderRow } from "./order-row.ts";

/** The orders an invoice is for, by id. Whoever holds the invoice's lock holds theirs. */
export async function ordersOfInvoice(scope: Scope, invoiceId: number): Promise<readonly OrderRow[]> {
  return billingTables(scope)
    .selectFrom("client_order")
    .selectAll()
    .where("id", "in", (from) => from.selectFrom("invoice_item").select("client_order_id").where("invoice_id", "=", invoiceId))
    .orderBy("id")
    .execute();
}
