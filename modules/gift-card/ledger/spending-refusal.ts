import type { Scope } from "#core/events/scope.ts";
import type { AppError } from "#core/kernel/app-error.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { giftCardErrors } from "../errors.ts";
import { type CardRow, giftCardTables } from "../tables.ts";
import { availableOf, hasExpired } from "./card-status.ts";

/** What a spender asks of a card; without an amount, for anything that is left. */
export type Spending = { readonly amountMinor: bigint | undefined; readonly currency: string };

/**
 * Why a card cannot be spent as asked, or undefined when it can: expired, suspended, void, empty, balance too low, currency mismatch,
 * in this order. It decides on the error that is told; whether money moves is decided by the statement that moves it.
 */
export function spendingRefusal(card: CardRow, { amountMinor, currency }: Spending, now: Date): AppError | undefined {
  const availableMinor = availableOf(card);
  if (hasExpired(card, now)) return giftCardErrors.error("gift_card.expired");
  if (card.status !== "active") return giftCardErrors.error(`gift_card.${card.status}`);
  if (availableMinor <= 0n) return giftCardErrors.error("gift_card.empty");
  if (amountMinor !== undefined && amountMinor > availableMinor) return balanceTooLow(card);
  if (card.currency !== currency) return giftCardErrors.error("gift_card.currency_mismatch", { card_currency: card.currency, currency });
  return undefined;
}

/** `gift_card.balance_too_low` with what is available. */
export function balanceTooLow(card: Pick<CardRow, "balance_minor" | "held_minor" | "currency">): AppError {
  const available = minorToWire(availableOf(card), card.currency);
  return giftCardErrors.error("gift_card.balance_too_low", { available, currency: card.currency });
}

/** The same for a card whose guard refused just now: somebody else was faster. */
export async function refusalNow(scope: Scope, cardId: number, spending: Spending): Promise<AppError> {
  const card = await giftCardTables(scope).selectFrom("gift_card").selectAll().where("id", "=", cardId).executeTakeFirstOrThrow();
  return spendingRefusal(card, spending, scope.now) ?? balanceTooLow(card);
}
