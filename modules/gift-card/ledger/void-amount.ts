import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { giftCardVoided } from "../contract.ts";
import { type CardRow, giftCardTables } from "../tables.ts";
import { moveCard } from "./move-card.ts";

/**
 * Takes value off a card for good. Whole: the card is void from then on, what it holds for invoices included once that comes back.
 * The caller has locked the card; the amount is at most what is available, and may be 0.
 */
export async function voidAmount(
  scope: Scope,
  card: CardRow,
  amountMinor: bigint,
  { isWhole, reason, invoiceId }: { readonly isWhole: boolean; readonly reason: string; readonly invoiceId?: number },
): Promise<void> {
  if (amountMinor > 0n) {
    const moved = await moveCard(scope, { cardId: card.id, kind: "void", amountMinor: -amountMinor, reason, invoiceId });
    if (moved === undefined) throw new TypeError("A locked card has what was read of it.");
  }
  const tables = giftCardTables(scope);
  if (isWhole) await tables.updateTable("gift_card").set({ status: "void", updated_at: scope.now }).where("id", "=", card.id).execute();
  if (isWhole) {
    await tables
      .updateTable("gift_card_delivery")
      .set({ state: "cancelled", ...nobody })
      .where("gift_card_id", "=", card.id)
      .where("state", "=", "waiting")
      .execute();
  }
  await recordActivity(scope, {
    action: "gift_card.void",
    objectType: "gift_card",
    objectId: card.id,
    message: isWhole ? "A gift card was voided." : "Part of a gift card was voided.",
    changes: { amount: minorToWire(amountMinor, card.currency), currency: card.currency, reason },
  });
  const told = { gift_card_id: card.id, currency: card.currency, amount_minor: String(amountMinor), reason };
  await announce(scope, giftCardVoided, told);
}

/** What a delivery forgets once it is over. */
export const nobody = { recipient_email: null, recipient_name: null, sender_name: null, message: null, sealed_code: null } as const;
