import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { onAfterAdminInvoiceDelete, onBeforeAdminInvoiceDelete } from "../hooks.ts";
import { billingTables } from "../tables.ts";
import { cancelLockedInvoice } from "./cancel-invoice.ts";
import { invoiceErrors } from "./errors.ts";
import { type InvoiceReference, lockInvoice } from "./lock-invoice.ts";

/**
 * Takes an invoice that was never paid out of sight; an unpaid one is cancelled first. Its row stays for what points to it.
 * @throws AppError `invoice.not_found`, `invoice.not_deletable`, what a listener refuses with.
 */
export async function deleteInvoice(scope: Scope, reference: InvoiceReference): Promise<void> {
  await scope.transaction(async (inner) => {
    const invoice = await lockInvoice(inner, reference);
    const { id, status } = invoice;
    if (status !== "unpaid" && status !== "cancelled") throw invoiceErrors.error("invoice.not_deletable", { status });
    await fire(inner, onBeforeAdminInvoiceDelete, { id });
    if (status === "unpaid") await cancelLockedInvoice(inner, invoice, "deleted");
    await billingTables(inner).updateTable("invoice").set({ deleted_at: inner.now, updated_at: inner.now }).where("id", "=", id).execute();
    await recordActivity(inner, { action: "invoice.delete", objectType: "invoice", objectId: id, message: "An invoice was deleted." });
    await fire(inner, onAfterAdminInvoiceDelete, { id });
  });
}
