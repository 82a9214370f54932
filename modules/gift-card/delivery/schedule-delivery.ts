import type { Scope } from "#core/events/scope.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import type { Language } from "#core/kernel/language.ts";
import { giftCardTables } from "../tables.ts";
import { deliverCardsJob } from "./deliver-cards-job.ts";

/** Who gets a card by mail, from whom, with which words, and when. */
export type DeliveryPlan = {
  readonly recipientEmail: string;
  readonly recipientName: string | undefined;
  readonly senderName: string | undefined;
  readonly message: string | undefined;
  readonly language: Language;
  /** Now, or later. */
  readonly deliverAt: Date;
};

/**
 * Has cards mailed. What was to be mailed of a card before is replaced; its code is drawn anew when the mail leaves, and from then on
 * the one before is worth nothing.
 */
export async function scheduleDelivery(scope: Scope, cardIds: readonly number[], plan: DeliveryPlan): Promise<void> {
  if (cardIds.length === 0) return;
  const mail = {
    recipient_email: plan.recipientEmail,
    recipient_name: plan.recipientName ?? null,
    sender_name: plan.senderName ?? null,
    message: plan.message ?? null,
    language: plan.language,
    deliver_at: plan.deliverAt,
    next_attempt_at: plan.deliverAt,
  };
  await giftCardTables(scope)
    .insertInto("gift_card_delivery")
    .values(cardIds.map((id) => ({ gift_card_id: id, ...mail, created_at: scope.now })))
    .onConflict((conflict) =>
      conflict.column("gift_card_id").doUpdateSet({ ...mail, state: "waiting", sealed_code: null, attempts: 0, sent_at: null }),
    )
    .execute();
  await enqueue(scope, deliverCardsJob, {}, { key: `cards:${cardIds[0]}` });
}
