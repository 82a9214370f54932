import type { CheckoutHolding } from "#core/billing/hooks.ts";
import { holdPayment } from "#core/billing/payments/hold-payment.ts";
import { payableBy } from "#core/billing/payments/payable-by.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { giftCardErrors } from "../errors.ts";
import { availableOf } from "../ledger/card-status.ts";
import { spendingRefusal } from "../ledger/spending-refusal.ts";
import { ownCards } from "../providers/own-cards.ts";
import { OWN_PROVIDER } from "../providers/own-provider-code.ts";
import { type CardRow, giftCardTables } from "../tables.ts";
import { findTypedCard } from "./find-typed-card.ts";
import { refusedAs } from "./refused-as.ts";

/**
 * Holds on the cards named at a checkout as much as the invoice takes: earliest expiry first, promotional before paid, smallest balance,
 * id. Cards that are not needed any more stay untouched. A card that could not pay at all refuses the checkout.
 * @throws AppError what `findTypedCard` throws, and the other `gift_card.` codes of redeeming.
 */
export async function holdCards(scope: Scope, { invoiceId, currency, giftCards }: CheckoutHolding): Promise<void> {
  if (giftCards.length === 0) return;
  const ids = new Set<number>();
  for (const typed of giftCards) ids.add((await findTypedCard(scope, typed)).id);
  const cards = await lockCards(scope, [...ids]);
  for (const card of cards) {
    const refusal = spendingRefusal(card, { amountMinor: undefined, currency }, scope.now);
    if (refusal !== undefined) throw refusal;
  }
  let leftMinor = await payableBy(scope, invoiceId, "gift_card");
  if (leftMinor <= 0n && (await hasBalance(scope, invoiceId))) throw giftCardErrors.error("gift_card.amount_invalid", { max: 0, currency });
  for (const card of cards.toSorted(spendingOrder)) {
    const availableMinor = availableOf(card);
    const amountMinor = leftMinor < availableMinor ? leftMinor : availableMinor;
    if (amountMinor <= 0n) return;
    await holdOne(scope, card, invoiceId, amountMinor);
    leftMinor -= amountMinor;
  }
}

/** By id, as cards are always locked. */
async function lockCards(scope: Scope, ids: readonly number[]): Promise<readonly CardRow[]> {
  return giftCardTables(scope).selectFrom("gift_card").selectAll().where("id", "in", ids).orderBy("id").forNoKeyUpdate().execute();
}

async function hasBalance(scope: Scope, invoiceId: number): Promise<boolean> {
  const { total_minor, paid_minor, held_minor } = await giftCardTables(scope)
    .selectFrom("invoice")
    .select(["total_minor", "paid_minor", "held_minor"])
    .where("id", "=", invoiceId)
    .executeTakeFirstOrThrow();
  return total_minor > paid_minor + held_minor;
}

/** The order in which cards are used up. */
export function spendingOrder(one: CardRow, other: CardRow): number {
  return (
    (one.expires_at?.getTime() ?? Number.MAX_SAFE_INTEGER) - (other.expires_at?.getTime() ?? Number.MAX_SAFE_INTEGER) ||
    Number(other.is_promotional) - Number(one.is_promotional) ||
    Number(availableOf(one) - availableOf(other)) ||
    one.id - other.id
  );
}

async function holdOne(scope: Scope, card: CardRow, invoiceId: number, amountMinor: bigint): Promise<void> {
  const { currency } = card;
  const cardRef = String(card.id);
  const payment = await holdPayment(scope, invoiceId, {
    type: "gift_card",
    instrumentRef: cardRef,
    amountMinor,
    reference: card.last4 ?? undefined,
  });
  const idempotencyKey = `payment:${payment.id}:hold`;
  const answer = await ownCards.hold(scope, { idempotencyKey, cardRef, amountMinor, currency, invoiceId });
  if (answer.outcome === "refused") throw refusedAs(answer.reason, answer.details);
  await giftCardTables(scope)
    .insertInto("gift_card_redemption")
    .values({
      provider: OWN_PROVIDER,
      gift_card_id: card.id,
      invoice_id: invoiceId,
      transaction_id: payment.id,
      hold_ref: answer.reference,
      state: "held",
      amount_minor: amountMinor,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .execute();
  await recordActivity(scope, {
    action: "gift_card.hold",
    objectType: "gift_card",
    objectId: card.id,
    message: "Part of a gift card was held for an invoice.",
    changes: { invoice_id: invoiceId, amount: minorToWire(amountMinor, currency), currency },
  });
}
