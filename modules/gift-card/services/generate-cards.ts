import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { boundedText, instantText } from "#core/kernel/wire.ts";
import { futureInstant } from "../delivery/future-instant.ts";
import { scheduleDelivery } from "../delivery/schedule-delivery.ts";
import { type CardIssue, issueCards, type MadeCard } from "../ledger/issue-cards.ts";
import { issueDraftOf, type issueFields } from "./issue-draft.ts";

/** To whom a card is mailed, and how. */
export const mailFields = {
  recipient_email: emailAddress.optional().describe("The card is mailed there, and its code is shown to nobody else"),
  recipient_name: boundedText(100, 1).optional(),
  sender_name: boundedText(100, 1).optional(),
  message: boundedText(1_000, 1).optional(),
  deliver_at: instantText.optional().describe("When it is mailed; at once when absent"),
  language: z.enum(["en", "de"]).optional().describe("Of the mail"),
};

type Input = z.output<z.ZodObject<typeof issueFields & typeof mailFields>>;

/**
 * Issues cards for staff and answers them with their codes, which are shown this once. A card that is mailed has none yet: it is drawn when
 * the mail leaves. Throws what `issueDraftOf` throws, and `request.invalid` for a mail that cannot be.
 */
export async function generateCards(
  scope: Scope,
  input: Input,
  count: number,
): Promise<{ readonly issue: CardIssue; readonly cards: readonly MadeCard[] }> {
  return scope.transaction(async (inner) => {
    const issue = await issueDraftOf(inner, input);
    const plan = mailPlan(inner, input, count);
    const cards = await issueCards(
      inner,
      issue,
      Array.from({ length: count }, () => ({ drawsCode: plan === undefined })),
    );
    const [first] = cards;
    if (plan !== undefined && first !== undefined) await scheduleDelivery(inner, [first.id], plan);
    await recordActivity(inner, {
      action: "gift_card.issue",
      objectType: "gift_card",
      objectId: first?.id,
      message: count === 1 ? "A gift card was issued." : `${count} gift cards were issued.`,
      changes: { count, value: minorToWire(issue.valueMinor, issue.currency), currency: issue.currency, promo_id: issue.promoId ?? null },
    });
    return { issue, cards };
  });
}

const MAIL_ONLY = ["recipient_name", "sender_name", "message", "deliver_at", "language"] as const;

function mailPlan(scope: Scope, input: Input, count: number) {
  const { recipient_email: recipientEmail } = input;
  if (recipientEmail === undefined) {
    const lonely = MAIL_ONLY.find((name) => input[name] !== undefined);
    if (lonely !== undefined) throw invalidRequest({ [lonely]: "Needs the address of a recipient." });
    return undefined;
  }
  if (count > 1) throw invalidRequest({ recipient_email: "One card at a time can be mailed." });
  if (input.client_id !== undefined) throw invalidRequest({ recipient_email: "A client's card cannot be spent by anybody else." });
  return {
    recipientEmail,
    recipientName: input.recipient_name,
    senderName: input.sender_name,
    message: input.message,
    language: input.language ?? scope.language,
    deliverAt: futureInstant(scope, "deliver_at", input.deliver_at),
  };
}
