import { isUniqueViolation } from "#core/database/violation.ts";
import type { Scope } from "#core/events/scope.ts";
import { invoiceErrors } from "../invoices/errors.ts";
import { balanceDue } from "../invoices/invoice-row.ts";
import { type InvoiceReference, lockPayableInvoice } from "../invoices/lock-invoice.ts";
import { recordPayment } from "./record-payment.ts";
import { settleWhenCovered } from "./settle-when-covered.ts";

/**
 * The Custom gateway pays the balance: what staff saw arrive. Held cards are captured along with it.
 * @throws AppError `invoice.not_found`, `invoice.not_payable`, `invoice.transaction_known` for an id that another payment has.
 */
export async function markAsPaid(scope: Scope, reference: InvoiceReference, transactionId: string | undefined): Promise<void> {
  await scope.transaction(async (inner) => {
    const invoice = await lockPayableInvoice(inner, reference);
    const amountMinor = balanceDue(invoice);
    if (amountMinor > 0n) await payByGateway(inner, invoice.id, amountMinor, transactionId);
    await settleWhenCovered(inner, invoice.id);
  });
}

async function payByGateway(scope: Scope, invoiceId: number, amountMinor: bigint, reference: string | undefined): Promise<void> {
  try {
    await recordPayment(scope, invoiceId, { type: "gateway", instrumentRef: undefined, amountMinor, reference });
  } catch (fault) {
    if (isUniqueViolation(fault, "transaction_reference_unique"))
      throw invoiceErrors.error("invoice.transaction_known", {}, { cause: fault });
    throw fault;
  }
}
