import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { minorToWire } from "#core/kernel/money.ts";
import type { GiftCardIssuer, GiftCardRequest, IssuedGiftCard } from "../contract.ts";
import { issueCards } from "../ledger/issue-cards.ts";
import { giftCardTables } from "../tables.ts";
import { defaultExpiry } from "./default-expiry.ts";

/** What other modules are given to issue cards with. */
export const ownIssuer: GiftCardIssuer = { issue: (scope, request) => scope.transaction((inner) => issueOnce(inner, request)) };

async function issueOnce(scope: Scope, request: GiftCardRequest): Promise<IssuedGiftCard> {
  const { clientId, amountMinor, currency, cause, expiresAt } = request;
  if (amountMinor <= 0n) throw invalidRequest({ amount: "Must be above 0." });
  const issueKey = `cause:${cause}`;
  const issue = {
    valueMinor: amountMinor,
    currency,
    source: "module",
    isPromotional: true,
    clientId,
    note: cause,
    expiresAt: expiresAt ?? defaultExpiry(scope),
  } as const;
  const [made] = await issueCards(scope, issue, [{ issueKey, drawsCode: true }]);
  if (made === undefined) return known(scope, issueKey);
  await recordActivity(scope, {
    action: "gift_card.issue",
    objectType: "gift_card",
    objectId: made.id,
    message: "A gift card was issued by a module.",
    changes: { value: minorToWire(amountMinor, currency), currency, cause },
  });
  return { id: made.id, code: made.code, last4: made.last4 ?? "" };
}

async function known(scope: Scope, issueKey: string): Promise<IssuedGiftCard> {
  const card = await giftCardTables(scope)
    .selectFrom("gift_card")
    .select(["id", "last4"])
    .where("issue_key", "=", issueKey)
    .executeTakeFirstOrThrow();
  return { id: card.id, code: undefined, last4: card.last4 ?? "" };
}
