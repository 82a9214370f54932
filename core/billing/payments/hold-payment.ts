import type { Scope } from "#core/events/scope.ts";
import type { TenderPayment } from "../tender.ts";
import { insertPayment } from "./insert-payment.ts";
import type { PaymentDraft } from "./payment.ts";

/**
 * Reserves part of an invoice's balance for a payment that is captured when the invoice is settled and released when it is cancelled.
 * The tender moves its own hold in the same transaction and keeps to what `payableBy` allows it. One statement.
 * @throws AppError `invoice.not_payable`, `invoice.amount_invalid` above the balance due.
 */
export function holdPayment(scope: Scope, invoiceId: number, payment: PaymentDraft): Promise<TenderPayment> {
  return insertPayment(scope, invoiceId, payment, "held");
}
