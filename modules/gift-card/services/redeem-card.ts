import type { InvoiceRow } from "#core/billing/invoices/invoice-row.ts";
import { type InvoiceReference, lockInvoice } from "#core/billing/invoices/lock-invoice.ts";
import { payableBy } from "#core/billing/payments/payable-by.ts";
import { recordPayment } from "#core/billing/payments/record-payment.ts";
import { settleWhenCovered } from "#core/billing/payments/settle-when-covered.ts";
import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { minorFromWire, minorToWire, type WireMoney } from "#core/kernel/money.ts";
import { giftCardRedeemed } from "../contract.ts";
import { giftCardErrors } from "../errors.ts";
import { availableOf } from "../ledger/card-status.ts";
import { moveCard } from "../ledger/move-card.ts";
import { refusalNow, spendingRefusal } from "../ledger/spending-refusal.ts";
import { OWN_PROVIDER } from "../providers/own-provider-code.ts";
import { type CardRow, giftCardTables } from "../tables.ts";
import { findTypedCard, type TypedCard } from "./find-typed-card.ts";

/** What a card paid at once; amounts in minor units of `currency`. */
export type Redeemed = {
  readonly redeemedMinor: bigint;
  readonly balanceMinor: bigint;
  readonly currency: string;
  readonly invoiceId: number;
};

/**
 * Pays for an invoice with a card, at once: the amount asked for, or as much as the card has and the invoice takes. An invoice that is
 * covered by it is settled like by any payment.
 * @throws AppError what `findTypedCard` throws; `invoice.not_found`; `gift_card.` expired, suspended, void, empty, balance_too_low,
 * currency_mismatch, invoice_not_payable, amount_invalid, the first that holds.
 */
export async function redeemCard(scope: Scope, typed: TypedCard, reference: InvoiceReference, amount?: WireMoney): Promise<Redeemed> {
  return scope.transaction(async (inner) => {
    const card = await findTypedCard(inner, typed);
    const askedMinor = amount === undefined ? undefined : minorFromWire(amount, card.currency, "amount");
    const invoice = await lockInvoice(inner, reference);
    const spending = { amountMinor: askedMinor, currency: invoice.currency };
    const refusal = spendingRefusal(card, spending, inner.now);
    if (refusal !== undefined) throw refusal;
    const amountMinor = await amountFor(inner, card, invoice, askedMinor);
    const balanceMinor = await pay(inner, card, invoice, amountMinor);
    await settleWhenCovered(inner, invoice.id);
    return { redeemedMinor: amountMinor, balanceMinor, currency: card.currency, invoiceId: invoice.id };
  });
}

async function amountFor(
  scope: Scope,
  card: CardRow,
  { id, status, currency }: InvoiceRow,
  askedMinor: bigint | undefined,
): Promise<bigint> {
  if (status !== "unpaid") throw giftCardErrors.error("gift_card.invoice_not_payable", { status });
  const payableMinor = await payableBy(scope, id, "gift_card");
  const availableMinor = availableOf(card);
  const mostMinor = payableMinor < availableMinor ? payableMinor : availableMinor;
  const amountMinor = askedMinor ?? mostMinor;
  if (amountMinor <= 0n || amountMinor > mostMinor) {
    throw giftCardErrors.error("gift_card.amount_invalid", { max: minorToWire(mostMinor, currency), currency });
  }
  return amountMinor;
}

/** The payment, the ledger and the redemption; answers the card's balance after it. */
async function pay(scope: Scope, card: CardRow, invoice: InvoiceRow, amountMinor: bigint): Promise<bigint> {
  const draft = { type: "gift_card", instrumentRef: String(card.id), amountMinor, reference: card.last4 ?? undefined };
  const payment = await recordPayment(scope, invoice.id, draft);
  const operationKey = `payment:${payment.id}:redeem`;
  const moved = await moveCard(scope, {
    cardId: card.id,
    kind: "capture",
    amountMinor: -amountMinor,
    spends: true,
    invoiceId: invoice.id,
    operationKey,
  });
  if (moved === undefined) throw await refusalNow(scope, card.id, { amountMinor, currency: invoice.currency });
  await giftCardTables(scope)
    .insertInto("gift_card_redemption")
    .values({
      provider: OWN_PROVIDER,
      gift_card_id: card.id,
      invoice_id: invoice.id,
      transaction_id: payment.id,
      state: "captured",
      amount_minor: amountMinor,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .execute();
  await recordActivity(scope, {
    action: "gift_card.redeem",
    objectType: "gift_card",
    objectId: card.id,
    message: "A gift card paid for an invoice.",
    changes: { invoice_id: invoice.id, amount: minorToWire(amountMinor, invoice.currency), currency: invoice.currency },
  });
  const told = { gift_card_id: card.id, currency: card.currency, amount_minor: String(amountMinor), invoice_id: invoice.id };
  await announce(scope, giftCardRedeemed, told);
  return moved.balance_minor;
}
