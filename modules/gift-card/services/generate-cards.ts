import type { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { type CardIssue, issueCards, type MadeCard } from "../ledger/issue-cards.ts";
import { issueDraftOf, type issueFields } from "./issue-draft.ts";

/** Issues cards for staff and answers them with their codes, which are shown this once. Throws what `issueDraftOf` throws. */
export async function generateCards(
  scope: Scope,
  input: z.output<z.ZodObject<typeof issueFields>>,
  count: number,
): Promise<{ readonly issue: CardIssue; readonly cards: readonly MadeCard[] }> {
  return scope.transaction(async (inner) => {
    const issue = await issueDraftOf(inner, input);
    const cards = await issueCards(
      inner,
      issue,
      Array.from({ length: count }, () => ({ drawsCode: true })),
    );
    const [first] = cards;
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
