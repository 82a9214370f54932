import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { onAfterAdminInvoiceApprove, onBeforeAdminInvoiceApprove } from "../hooks.ts";
import { settleWhenCovered } from "../payments/settle-when-covered.ts";
import { billingTables } from "../tables.ts";
import { invoiceErrors } from "./errors.ts";
import { type InvoiceReference, lockInvoice } from "./lock-invoice.ts";

/**
 * Shows a prepared invoice to its client; one with nothing to pay is settled at once. Approving again changes nothing.
 * @throws AppError `invoice.not_found`, `invoice.not_approvable`, what a listener refuses with.
 */
export async function approveInvoice(scope: Scope, reference: InvoiceReference): Promise<void> {
  await scope.transaction(async (inner) => {
    const { id, status, approved } = await lockInvoice(inner, reference);
    if (approved) return;
    if (status !== "unpaid") throw invoiceErrors.error("invoice.not_approvable", { status });
    await fire(inner, onBeforeAdminInvoiceApprove, { id });
    await billingTables(inner).updateTable("invoice").set({ approved: true, updated_at: inner.now }).where("id", "=", id).execute();
    await recordActivity(inner, { action: "invoice.approve", objectType: "invoice", objectId: id, message: "An invoice was approved." });
    await settleWhenCovered(inner, id);
    await fire(inner, onAfterAdminInvoiceApprove, { id });
  });
}
