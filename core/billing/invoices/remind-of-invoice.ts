import { announce } from "#core/events/announce.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { onBeforeAdminInvoiceSendReminder } from "../hooks.ts";
import { invoiceReminded } from "../notices.ts";
import { invoiceErrors } from "./errors.ts";
import { balanceDue } from "./invoice-row.ts";
import { lockInvoice } from "./lock-invoice.ts";

/** Has a client mailed about an invoice that is not paid yet. Throws `invoice.not_found`, `invoice.not_remindable`, what a listener refuses with. */
export async function remindOfInvoice(scope: Scope, id: number): Promise<void> {
  await scope.transaction(async (inner) => {
    const invoice = await lockInvoice(inner, { id });
    if (!invoice.approved || invoice.status !== "unpaid" || balanceDue(invoice) <= 0n) throw invoiceErrors.error("invoice.not_remindable");
    await fire(inner, onBeforeAdminInvoiceSendReminder, { id });
    await announce(inner, invoiceReminded, { invoice_id: id, client_id: invoice.client_id, phase: invoice.phase });
    await recordActivity(inner, {
      action: "invoice.remind",
      objectType: "invoice",
      objectId: id,
      message: "A client was reminded of an invoice.",
    });
  });
}
