import type { Scope } from "#core/events/scope.ts";
import type { TenderPayment } from "../tender.ts";
import { insertPayment } from "./insert-payment.ts";
import type { PaymentDraft } from "./payment.ts";

/**
 * Adds a payment whose money has already moved: its tender's `capture` is not called for it. The caller has locked the invoice with
 * `lockPayableInvoice`, keeps to what `payableBy` allows, and calls `settleWhenCovered` afterwards; a part-paid invoice stays unpaid.
 * @throws AppError `invoice.not_payable`, `invoice.amount_invalid` above the balance due.
 */
export function recordPayment(scope: Scope, invoiceId: number, payment: PaymentDraft): Promise<TenderPayment> {
  return insertPayment(scope, invoiceId, payment, "captured");
}
