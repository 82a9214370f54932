import { announce } from "#core/events/announce.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { onBeforeAdminInvoiceSendReminder } from "../hooks.ts";
import { invoiceReminded } from "../notices.ts";
import { billingTables } from "../tables.ts";
import { invoiceErrors } from "./errors.ts";
import { balanceDue, type InvoiceRow } from "./invoice-row.ts";
import { lockInvoice } from "./lock-invoice.ts";

/** How long after a reminder nobody sends another one without meaning to. */
export const REMINDER_PAUSE_MS = 24 * 3_600_000;

/**
 * Has a client mailed about an invoice that is not paid yet; `isForced` also when that was done less than a day ago.
 * @throws AppError `invoice.not_found`, `invoice.not_remindable`, `invoice.reminded_recently` with the moment and the hours until the
 * next is possible, what a listener refuses with.
 */
export async function remindOfInvoice(scope: Scope, id: number, isForced = false): Promise<void> {
  await scope.transaction(async (inner) => {
    const invoice = await lockInvoice(inner, { id });
    if (!invoice.approved || invoice.status !== "unpaid" || balanceDue(invoice) <= 0n) throw invoiceErrors.error("invoice.not_remindable");
    if (!isForced) assertPaused(inner, invoice);
    await fire(inner, onBeforeAdminInvoiceSendReminder, { id });
    await billingTables(inner).updateTable("invoice").set({ reminded_at: inner.now }).where("id", "=", id).execute();
    await announce(inner, invoiceReminded, { invoice_id: id, client_id: invoice.client_id, phase: invoice.phase });
    await recordActivity(inner, {
      action: "invoice.remind",
      objectType: "invoice",
      objectId: id,
      message: "A client was reminded of an invoice.",
    });
  });
}

function assertPaused({ now }: Scope, { reminded_at: last }: InvoiceRow): void {
  const next = last === null ? now : new Date(last.getTime() + REMINDER_PAUSE_MS);
  const leftMs = next.getTime() - now.getTime();
  if (leftMs <= 0) return;
  throw invoiceErrors.error("invoice.reminded_recently", { next_at: next.toISOString(), hours: Math.ceil(leftMs / 3_600_000) });
}
