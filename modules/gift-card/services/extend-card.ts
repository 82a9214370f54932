import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { giftCardErrors } from "../errors.ts";
import { type CardRow, giftCardTables } from "../tables.ts";
import { expiryFrom } from "./issue-draft.ts";
import { lockCard } from "./lock-card.ts";

/**
 * Says anew until when a card can be spent; null is without end. A card that has expired is spendable again, but what was booked as expired
 * stays so until staff adjust the balance.
 * @throws AppError `gift_card.not_found`, `gift_card.void`, `request.invalid` for a date that is none or is past
 */
export async function extendCard(scope: Scope, id: number, expiresAt: string | null, reason: string | undefined): Promise<CardRow> {
  return scope.transaction(async (inner) => {
    const before = await lockCard(inner, id);
    if (before.status === "void") throw giftCardErrors.error("gift_card.void");
    const until = expiresAt === null ? null : expiryFrom(inner, expiresAt);
    await giftCardTables(inner).updateTable("gift_card").set({ expires_at: until, updated_at: inner.now }).where("id", "=", id).execute();
    await recordActivity(inner, {
      action: "gift_card.extend",
      objectType: "gift_card",
      objectId: id,
      message: "A gift card got a new last day.",
      changes: { from: before.expires_at?.toISOString() ?? null, to: until?.toISOString() ?? null, reason: reason ?? null },
    });
    return lockCard(inner, id);
  });
}
