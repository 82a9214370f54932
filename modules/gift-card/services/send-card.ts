import type { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { futureInstant } from "../delivery/future-instant.ts";
import { scheduleDelivery } from "../delivery/schedule-delivery.ts";
import { giftCardErrors } from "../errors.ts";
import { cardStatus } from "../ledger/card-status.ts";
import { giftCardTables } from "../tables.ts";
import type { mailFields } from "./generate-cards.ts";
import { lockCard } from "./lock-card.ts";

type Mail = z.output<z.ZodObject<typeof mailFields>>;

/**
 * Mails a card, once more if it was mailed before, with a new code: the one before is worth nothing once the mail leaves. A client's card
 * goes to that client and nobody else, as nobody else could spend it.
 * @throws AppError `gift_card.not_found`, `gift_card.state_conflict` unless the card is active, `request.invalid`
 */
export async function sendCard(scope: Scope, id: number, mail: Mail): Promise<void> {
  await scope.transaction(async (inner) => {
    const card = await lockCard(inner, id);
    const status = cardStatus(card, inner.now);
    if (status !== "active") throw giftCardErrors.error("gift_card.state_conflict", { status });
    const owner = card.client_id === null ? undefined : await ownerOf(inner, card.client_id);
    if (owner !== undefined && mail.recipient_email !== undefined) {
      throw invalidRequest({ recipient_email: "A client's card cannot be spent by anybody else." });
    }
    const recipientEmail = owner?.email ?? mail.recipient_email;
    if (recipientEmail === undefined) throw invalidRequest({ recipient_email: "Needs the address of a recipient." });
    await scheduleDelivery(inner, [id], {
      recipientEmail,
      recipientName: mail.recipient_name ?? owner?.name,
      senderName: mail.sender_name,
      message: mail.message,
      language: mail.language ?? owner?.language ?? inner.language,
      deliverAt: futureInstant(inner, "deliver_at", mail.deliver_at),
    });
    await recordActivity(inner, {
      action: "gift_card.send",
      objectType: "gift_card",
      objectId: id,
      message: "A gift card is mailed with a new code.",
    });
  });
}

async function ownerOf(scope: Scope, clientId: number) {
  const { email, first_name, last_name, lang } = await giftCardTables(scope)
    .selectFrom("client")
    .select(["email", "first_name", "last_name", "lang"])
    .where("id", "=", clientId)
    .executeTakeFirstOrThrow();
  const language = lang === "de" || lang === "en" ? lang : undefined;
  return { email, name: [first_name, last_name].filter(Boolean).join(" ") || undefined, language } as const;
}
