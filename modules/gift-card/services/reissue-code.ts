import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { drawSecretCode, formatSecretCode, lastFour } from "#core/kernel/secret-code.ts";
import { codeHashOf } from "../code-hash.ts";
import { giftCardErrors } from "../errors.ts";
import { nobody } from "../ledger/void-amount.ts";
import { type CardRow, giftCardTables } from "../tables.ts";
import { lockCard } from "./lock-card.ts";

/** Gives a card a new code, shown this once, and takes the old one from it: for codes that were lost or seen. A mail that waits is not sent. */
export async function reissueCode(scope: Scope, id: number, reason: string): Promise<{ readonly card: CardRow; readonly code: string }> {
  return scope.transaction(async (inner) => {
    const before = await lockCard(inner, id);
    if (before.status === "void") throw giftCardErrors.error("gift_card.void");
    const compact = drawSecretCode();
    const tables = giftCardTables(inner);
    await tables
      .updateTable("gift_card")
      .set({ code_hash: codeHashOf(inner, compact), last4: lastFour(compact), updated_at: inner.now })
      .where("id", "=", id)
      .execute();
    await tables
      .updateTable("gift_card_delivery")
      .set({ state: "cancelled", ...nobody })
      .where("gift_card_id", "=", id)
      .where("state", "=", "waiting")
      .execute();
    await recordActivity(inner, {
      action: "gift_card.reissue",
      objectType: "gift_card",
      objectId: id,
      message: "A gift card got a new code.",
      changes: { reason },
    });
    return { card: await lockCard(inner, id), code: formatSecretCode(compact) };
  });
}
