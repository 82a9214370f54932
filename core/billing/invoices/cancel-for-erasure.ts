import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { cancelLockedInvoice } from "./cancel-invoice.ts";
import { lockInvoice } from "./lock-invoice.ts";

/** Before a client is erased its unpaid invoices are cancelled: what they hold is released. Listens to that moment. */
export async function cancelForErasure(scope: Scope, { id: clientId }: { readonly id: number }): Promise<void> {
  const rows = await billingTables(scope)
    .selectFrom("invoice")
    .select("id")
    .where("client_id", "=", clientId)
    .where("status", "=", "unpaid")
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
  for (const { id } of rows) {
    const invoice = await lockInvoice(scope, { id });
    if (invoice.status === "unpaid") await cancelLockedInvoice(scope, invoice, "client_erased");
  }
}
