import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { MAX_MINOR, minorFromWire, minorToWire, type WireMoney } from "#core/kernel/money.ts";
import { giftCardErrors } from "../errors.ts";
import { hasExpired } from "../ledger/card-status.ts";
import { moveCard } from "../ledger/move-card.ts";
import { balanceTooLow } from "../ledger/spending-refusal.ts";
import type { CardRow } from "../tables.ts";
import { lockCard } from "./lock-card.ts";

/** Puts money on a card. Throws `gift_card.not_found`, `request.invalid` unless above 0, `gift_card.void`, `gift_card.expired`. */
export async function rechargeCard(scope: Scope, id: number, amount: WireMoney, reason: string | undefined): Promise<CardRow> {
  return scope.transaction(async (inner) => {
    const card = await lockCard(inner, id);
    const amountMinor = minorFromWire(amount, card.currency, "amount");
    if (amountMinor <= 0n) throw invalidRequest({ amount: "Must be above 0." });
    return move(inner, card, { kind: "recharge", amountMinor, reason });
  });
}

/** Corrects a balance up or down. Throws `gift_card.not_found`, `request.invalid` for 0, `gift_card.balance_too_low`, `gift_card.void`, `gift_card.expired`. */
export async function adjustCard(scope: Scope, id: number, amount: WireMoney, reason: string): Promise<CardRow> {
  return scope.transaction(async (inner) => {
    const card = await lockCard(inner, id);
    const amountMinor = minorFromWire(amount, card.currency, "amount");
    if (amountMinor === 0n) throw invalidRequest({ amount: "Must not be 0." });
    return move(inner, card, { kind: "adjust", amountMinor, reason });
  });
}

type BalanceChange = { readonly kind: "recharge" | "adjust"; readonly amountMinor: bigint; readonly reason: string | undefined };

async function move(scope: Scope, card: CardRow, { kind, amountMinor, reason }: BalanceChange): Promise<CardRow> {
  if (hasExpired(card, scope.now) && card.status !== "void") throw giftCardErrors.error("gift_card.expired");
  if (card.status === "void") throw giftCardErrors.error("gift_card.void");
  if (card.balance_minor + amountMinor > MAX_MINOR) throw invalidRequest({ amount: "The balance would be outside the range of amounts." });
  const moved = await moveCard(scope, { cardId: card.id, kind, amountMinor, reason });
  if (moved === undefined) throw balanceTooLow(card);
  await recordActivity(scope, {
    action: `gift_card.${kind}`,
    objectType: "gift_card",
    objectId: card.id,
    message: kind === "recharge" ? "A gift card was recharged." : "The balance of a gift card was adjusted.",
    changes: { amount: minorToWire(amountMinor, card.currency), currency: card.currency, reason: reason ?? null },
  });
  return lockCard(scope, card.id);
}
