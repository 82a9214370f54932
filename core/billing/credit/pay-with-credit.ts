import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { minorFromWire, minorToWire, type WireMoney } from "#core/kernel/money.ts";
import { amountInvalid, balanceDue, type InvoiceRow } from "../invoices/invoice-row.ts";
import { type InvoiceReference, lockPayableInvoice } from "../invoices/lock-invoice.ts";
import { payableBy } from "../payments/payable-by.ts";
import { recordPayment } from "../payments/record-payment.ts";
import { settleWhenCovered } from "../payments/settle-when-covered.ts";
import { creditErrors } from "./errors.ts";
import { spendCredit } from "./spend-credit.ts";
import { walletBalance } from "./wallet-balance.ts";

/**
 * Pays an invoice, or part of it, with the client's account credit: as much as is due and available when no amount is given.
 * Answers the invoice's id.
 * @throws AppError `invoice.not_found`, `invoice.not_payable`, `invoice.amount_invalid` above what is due, `credit.insufficient`.
 */
export async function payWithCredit(scope: Scope, reference: InvoiceReference, amount: WireMoney | undefined): Promise<number> {
  return scope.transaction(async (inner) => {
    const invoice = await lockPayableInvoice(inner, reference);
    const amountMinor = await amountToPay(inner, invoice, amount);
    if (amountMinor > 0n) await pay(inner, invoice, amountMinor);
    await settleWhenCovered(inner, invoice.id);
    return invoice.id;
  });
}

async function amountToPay(scope: Scope, invoice: InvoiceRow, amount: WireMoney | undefined): Promise<bigint> {
  const { currency } = invoice;
  const payableMinor = balanceDue(invoice) === 0n ? 0n : await payableBy(scope, invoice.id, "credit");
  if (amount !== undefined) {
    const wantedMinor = minorFromWire(amount, currency, "amount");
    if (wantedMinor <= 0n || wantedMinor > payableMinor) throw amountInvalid(payableMinor, currency);
    return wantedMinor;
  }
  if (payableMinor === 0n) return 0n;
  const availableMinor = await walletBalance(scope, invoice.client_id, currency);
  if (availableMinor === 0n) throw creditErrors.error("credit.insufficient", { available: 0, currency });
  return availableMinor < payableMinor ? availableMinor : payableMinor;
}

async function pay(scope: Scope, invoice: InvoiceRow, amountMinor: bigint): Promise<void> {
  const { id, client_id: clientId, currency } = invoice;
  const description = `Payment of invoice ${invoice.serie}${id}`;
  const entry = await spendCredit(scope, { clientId, currency, amountMinor, type: "invoice", description, invoiceId: id });
  await recordPayment(scope, id, { type: "credit", instrumentRef: undefined, amountMinor, reference: String(entry.id) });
  await recordActivity(scope, {
    action: "invoice.pay_with_credit",
    objectType: "invoice",
    objectId: id,
    message: "Account credit was used for an invoice.",
    changes: { amount: minorToWire(amountMinor, currency), currency },
  });
}
