import type { Scope } from "#core/events/scope.ts";
import type { InvoiceRow } from "../invoices/invoice-row.ts";
import { findInvoice } from "../invoices/show-invoice.ts";
import { paymentsOf } from "../payments/give-back-payments.ts";
import type { TransactionRow } from "../payments/payment.ts";
import type { RefundPlan, RefundRequest } from "../pricing/refund-plan.ts";
import { planForInvoice, refuseUnpaid } from "./refund-invoice.ts";

/** What a refund would give back, to whom; nothing is changed. */
export type RefundPreview = { readonly invoice: InvoiceRow; readonly plan: RefundPlan; readonly payments: readonly TransactionRow[] };

/**
 * The plan that `refundInvoice` would carry out now, made by the same code.
 * @throws AppError `invoice.not_found` and the `refund.` codes of `refundInvoice`; what a listener or a tender would refuse is not asked.
 */
export async function previewRefund(
  scope: Scope,
  invoiceId: number,
  requestFor: (invoice: InvoiceRow) => RefundRequest,
): Promise<RefundPreview> {
  const invoice = await findInvoice(scope, { id: invoiceId });
  refuseUnpaid(invoice);
  const payments = await paymentsOf(scope, invoice.id);
  return { invoice, payments, plan: await planForInvoice(scope, invoice, payments, requestFor(invoice)) };
}
