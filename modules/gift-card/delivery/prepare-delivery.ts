import type { Language, Scope } from "#core/events/scope.ts";
import { drawSecretCode, formatSecretCode, lastFour } from "#core/kernel/secret-code.ts";
import { codeHashOf } from "../code-hash.ts";
import { seal, unseal } from "../seal.ts";
import { giftCardTables } from "../tables.ts";

/** A card ready to be mailed. */
export type PreparedDelivery = {
  readonly id: number;
  readonly attempts: number;
  /** When it is tried again unless it was closed; it tells this attempt from one that was planned anew in the meantime. */
  readonly nextAttemptAt: Date;
  readonly code: string;
  readonly balanceMinor: bigint;
  readonly currency: string;
  readonly expiresAt: Date | undefined;
  readonly recipientEmail: string;
  readonly recipientName: string | undefined;
  readonly senderName: string | undefined;
  readonly message: string | undefined;
  readonly language: Language;
};

/**
 * Takes a delivery whose time has come, so that no other host sends it as well, and draws the card's code at the first attempt. From then
 * until the mail has left the code is kept, encrypted, with the delivery. Undefined when there is nothing to send any more.
 */
export async function prepareDelivery(scope: Scope, id: number): Promise<PreparedDelivery | undefined> {
  return scope.transaction(async (inner) => {
    const tables = giftCardTables(inner);
    const delivery = await tables
      .selectFrom("gift_card_delivery")
      .selectAll()
      .where("id", "=", id)
      .where("state", "=", "waiting")
      .where("next_attempt_at", "<=", inner.now)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (delivery === undefined || delivery.recipient_email === null) return undefined;
    const card = await tables
      .selectFrom("gift_card")
      .selectAll()
      .where("id", "=", delivery.gift_card_id)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const code = delivery.sealed_code === null ? await drawCode(inner, card.id) : unseal(inner, "gift-card-delivery", delivery.sealed_code);
    const attempts = delivery.attempts + 1;
    const nextAttemptAt = nextAttempt(inner.now, attempts);
    await tables
      .updateTable("gift_card_delivery")
      .set({ attempts, sealed_code: seal(inner, "gift-card-delivery", code), next_attempt_at: nextAttemptAt })
      .where("id", "=", id)
      .execute();
    return {
      id,
      attempts,
      nextAttemptAt,
      code,
      balanceMinor: card.balance_minor,
      currency: card.currency,
      expiresAt: card.expires_at ?? undefined,
      recipientEmail: delivery.recipient_email,
      recipientName: delivery.recipient_name ?? undefined,
      senderName: delivery.sender_name ?? undefined,
      message: delivery.message ?? undefined,
      language: delivery.language === "de" ? "de" : "en",
    };
  });
}

async function drawCode(scope: Scope, cardId: number): Promise<string> {
  const compact = drawSecretCode();
  await giftCardTables(scope)
    .updateTable("gift_card")
    .set({ code_hash: codeHashOf(scope, compact), last4: lastFour(compact), updated_at: scope.now })
    .where("id", "=", cardId)
    .execute();
  return formatSecretCode(compact);
}

/** Five minutes, then twice as long each time, four hours at most. */
function nextAttempt(now: Date, attempts: number): Date {
  const pauseMinutes = Math.min(240, 5 * 2 ** Math.min(attempts - 1, 10));
  return new Date(now.getTime() + pauseMinutes * 60_000);
}
