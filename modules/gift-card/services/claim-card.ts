import type { Scope } from "#core/events/scope.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { giftCardErrors } from "../errors.ts";
import { hasExpired } from "../ledger/card-status.ts";
import { type CardRow, giftCardTables } from "../tables.ts";
import { findTypedCard, type TypedCard } from "./find-typed-card.ts";

/**
 * Makes a bearer card the caller's own; of two who try at once one gets it, and the other is told what every stranger is.
 * @throws AppError what `findTypedCard` throws; `gift_card.` expired, suspended, void, already_claimed.
 */
export async function claimCard(scope: Scope, typed: TypedCard): Promise<CardRow> {
  const clientId = ownClientId(scope);
  return scope.transaction(async (inner) => {
    const card = await findTypedCard(inner, typed);
    if (hasExpired(card, inner.now)) throw giftCardErrors.error("gift_card.expired");
    if (card.status !== "active") throw giftCardErrors.error(`gift_card.${card.status}`);
    if (card.client_id === clientId) throw giftCardErrors.error("gift_card.already_claimed");
    const claimed = await giftCardTables(inner)
      .updateTable("gift_card")
      .set({ client_id: clientId, updated_at: inner.now })
      .where("id", "=", card.id)
      .where("client_id", "is", null)
      .returningAll()
      .executeTakeFirst();
    if (claimed === undefined) throw giftCardErrors.error("gift_card.not_found");
    await recordActivity(inner, {
      action: "gift_card.claim",
      objectType: "gift_card",
      objectId: card.id,
      message: "A client took a gift card into its account.",
    });
    return claimed;
  });
}
