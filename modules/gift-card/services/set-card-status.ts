import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { giftCardErrors } from "../errors.ts";
import { availableOf } from "../ledger/card-status.ts";
import { voidAmount } from "../ledger/void-amount.ts";
import { PIN_ATTEMPTS } from "../pin.ts";
import { type CardRow, giftCardTables } from "../tables.ts";
import { lockCard } from "./lock-card.ts";

/** Keeps a card from being spent until it is resumed; what it holds can still be captured. Throws `gift_card.not_found`, `gift_card.state_conflict`. */
export async function suspendCard(scope: Scope, id: number, reason: string | undefined): Promise<CardRow> {
  return change(scope, id, async (inner, card) => {
    if (card.status !== "active") throw giftCardErrors.error("gift_card.state_conflict", { status: card.status });
    await setStatus(inner, card, "suspended", reason);
  });
}

/** Makes a suspended card spendable again, and unlocks a PIN that was wrong too often. Throws `gift_card.not_found`, `gift_card.state_conflict`. */
export async function resumeCard(scope: Scope, id: number, reason: string | undefined): Promise<CardRow> {
  return change(scope, id, async (inner, card) => {
    const isLocked = card.pin_failures >= PIN_ATTEMPTS;
    if (card.status !== "suspended" && !(card.status === "active" && isLocked)) {
      throw giftCardErrors.error("gift_card.state_conflict", { status: card.status });
    }
    await setStatus(inner, card, "active", reason);
  });
}

/** Voids a card for good: what is unspent is gone. What it holds for invoices can still be captured; released, it is void as well. */
export async function voidCard(scope: Scope, id: number, reason: string): Promise<CardRow> {
  return change(scope, id, async (inner, card) => {
    if (card.status === "void") throw giftCardErrors.error("gift_card.state_conflict", { status: card.status });
    await voidAmount(inner, card, availableOf(card), { isWhole: true, reason });
  });
}

async function change(scope: Scope, id: number, work: (scope: Scope, card: CardRow) => Promise<void>): Promise<CardRow> {
  return scope.transaction(async (inner) => {
    await work(inner, await lockCard(inner, id));
    return lockCard(inner, id);
  });
}

async function setStatus(scope: Scope, { id, status: from }: CardRow, to: "active" | "suspended", reason = ""): Promise<void> {
  await giftCardTables(scope)
    .updateTable("gift_card")
    .set({ status: to, pin_failures: 0, updated_at: scope.now })
    .where("id", "=", id)
    .execute();
  await recordActivity(scope, {
    action: to === "active" ? "gift_card.resume" : "gift_card.suspend",
    objectType: "gift_card",
    objectId: id,
    message: to === "active" ? "A gift card was resumed." : "A gift card was suspended.",
    changes: { from, to, reason },
  });
}
