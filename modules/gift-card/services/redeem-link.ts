import { type InvoiceReference, lockInvoice } from "#core/billing/invoices/lock-invoice.ts";
import { payableBy } from "#core/billing/payments/payable-by.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { minorFromWire, minorToWire, type WireMoney } from "#core/kernel/money.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import { giftCardErrors } from "../errors.ts";
import { queueOperation } from "../operations/queue-operation.ts";
import { remoteProvider } from "../providers/find-provider.ts";
import { ownLink } from "./link-card.ts";

/** What a third party is asked to hold for an invoice; minor units. */
export type PendingRedemption = {
  readonly pendingMinor: bigint;
  readonly balanceMinor: bigint;
  readonly currency: string;
  readonly invoiceId: number;
};

/**
 * Asks a third party to pay for an invoice with a linked card. Nothing is paid yet when this answers: the money is held once the provider
 * has said so, and captured with the rest of the invoice. What the provider said last is believed until then.
 * @throws AppError `gift_card.` link_not_found, link_not_ready, provider_unknown, currency_mismatch,
 * invoice_not_payable, amount_invalid; `invoice.not_found`.
 */
export async function redeemLink(scope: Scope, id: number, reference: InvoiceReference, amount?: WireMoney): Promise<PendingRedemption> {
  return scope.transaction(async (inner) => {
    const link = await ownLink(inner, id);
    const { currency, balance_minor: balanceMinor } = link;
    if (link.state !== "active" || currency === null) throw giftCardErrors.error("gift_card.link_not_ready");
    const provider = remoteProvider(inner, link.provider);
    const askedMinor = amount === undefined ? undefined : minorFromWire(amount, currency, "amount");
    const invoice = await lockInvoice(inner, reference);
    if (invoice.currency !== currency)
      throw giftCardErrors.error("gift_card.currency_mismatch", { card_currency: currency, currency: invoice.currency });
    if (invoice.status !== "unpaid") throw giftCardErrors.error("gift_card.invoice_not_payable", { status: invoice.status });
    const payableMinor = await payableBy(inner, invoice.id, "gift_card");
    const likelyMinor = balanceMinor ?? payableMinor;
    const amountMinor = askedMinor ?? (likelyMinor < payableMinor ? likelyMinor : payableMinor);
    if (amountMinor <= 0n || amountMinor > payableMinor) {
      throw giftCardErrors.error("gift_card.amount_invalid", { max: minorToWire(payableMinor, currency), currency });
    }
    const idempotencyKey = `link:${id}:invoice:${invoice.id}:${randomHex(8)}`;
    await queueOperation(inner, {
      provider: provider.code,
      kind: "hold",
      idempotencyKey,
      linkId: id,
      invoiceId: invoice.id,
      amountMinor,
      currency,
    });
    await recordActivity(inner, {
      action: "gift_card.link_redeem",
      objectType: "gift_card_link",
      objectId: id,
      message: "A third party was asked to hold money of a gift card for an invoice.",
      changes: { invoice_id: invoice.id, amount: minorToWire(amountMinor, currency), currency },
    });
    return { pendingMinor: amountMinor, balanceMinor: balanceMinor ?? 0n, currency, invoiceId: invoice.id };
  });
}
