import { announce } from "#core/events/announce.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { onAfterAdminInvoiceApprove, onBeforeAdminInvoiceApprove } from "../hooks.ts";
import { invoiceApproved } from "../notices.ts";
import { settleWhenCovered } from "../payments/settle-when-covered.ts";
import { billingTables } from "../tables.ts";
import { invoiceErrors } from "./errors.ts";
import type { InvoiceRow } from "./invoice-row.ts";
import { type InvoiceReference, lockInvoice } from "./lock-invoice.ts";

/**
 * Shows a prepared invoice to its client; one with nothing to pay is settled at once. Approving again changes nothing.
 * @throws AppError `invoice.not_found`, `invoice.not_approvable`, what a listener refuses with.
 */
export async function approveInvoice(scope: Scope, reference: InvoiceReference): Promise<void> {
  await scope.transaction(async (inner) => {
    const invoice = await lockInvoice(inner, reference);
    const { id, status, approved } = invoice;
    if (approved) return;
    if (status !== "unpaid") throw invoiceErrors.error("invoice.not_approvable", { status });
    await fire(inner, onBeforeAdminInvoiceApprove, { id });
    await billingTables(inner).updateTable("invoice").set({ approved: true, updated_at: inner.now }).where("id", "=", id).execute();
    await recordActivity(inner, { action: "invoice.approve", objectType: "invoice", objectId: id, message: "An invoice was approved." });
    await settleWhenCovered(inner, id);
    await tellApproved(inner, invoice);
    await fire(inner, onAfterAdminInvoiceApprove, { id });
  });
}

/** Tells of an invoice that its client can see from now on. */
export async function tellApproved(scope: Scope, { id, client_id, phase }: Pick<InvoiceRow, "id" | "client_id" | "phase">): Promise<void> {
  await announce(scope, invoiceApproved, { invoice_id: id, client_id, phase });
}
