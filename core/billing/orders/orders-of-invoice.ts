import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import type { OrderRow } from "./order-row.ts";

/** An order, and whether only staff activate what was bought. */
export type InvoicedOrder = OrderRow & { readonly is_manual: boolean };

/** The orders an invoice is for, by id. Whoever holds the invoice's lock holds theirs. */
export async function ordersOfInvoice(scope: Scope, invoiceId: number): Promise<readonly InvoicedOrder[]> {
  return billingTables(scope)
    .selectFrom("client_order")
    .selectAll()
    .select(
      sql<boolean>`exists (select from product where product.id = client_order.product_id and config->>'setup' = 'manual')`.as("is_manual"),
    )
    .where("id", "in", (from) => from.selectFrom("invoice_item").select("client_order_id").where("invoice_id", "=", invoiceId))
    .orderBy("id")
    .execute();
}
