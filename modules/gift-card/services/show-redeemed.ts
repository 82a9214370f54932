import { showInvoice } from "#core/billing/invoices/show-invoice.ts";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import type { Redeemed } from "./redeem-card.ts";

/** What a card paid, what is left on it, and the invoice after it. */
export async function showRedeemed(scope: Scope, { redeemedMinor, balanceMinor, currency, invoiceId }: Redeemed) {
  return {
    redeemed: minorToWire(redeemedMinor, currency),
    balance: minorToWire(balanceMinor, currency),
    currency,
    invoice: await showInvoice(scope, { id: invoiceId }),
  };
}
