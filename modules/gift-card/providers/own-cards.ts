import type { Scope } from "#core/events/scope.ts";
import type { GiftCardProvider, ProviderAnswer, ProviderRequest } from "../contract.ts";
import { availableOf } from "../ledger/card-status.ts";
import type { EntryKind } from "../ledger/entry-kind.ts";
import { moveCard } from "../ledger/move-card.ts";
import { refusalNow } from "../ledger/spending-refusal.ts";
import { findTypedCard } from "../services/find-typed-card.ts";
import { giftCardTables } from "../tables.ts";
import { OWN_PROVIDER } from "./own-provider-code.ts";

/** The module's own cards: the value is in `gift_card`, the reference of a card is its id. Works in the caller's transaction. */
export const ownCards: GiftCardProvider = {
  code: OWN_PROVIDER,
  title: "Gift cards",
  reach: "local",
  async find(scope, typed) {
    const card = await findTypedCard(scope, typed);
    return { cardRef: String(card.id), last4: card.last4 ?? "", currency: card.currency, availableMinor: availableOf(card) };
  },
  async balance(scope, cardRef) {
    const card = await giftCardTables(scope)
      .selectFrom("gift_card")
      .selectAll()
      .where("id", "=", Number(cardRef))
      .executeTakeFirstOrThrow();
    return { availableMinor: availableOf(card), currency: card.currency };
  },
  hold: (scope, request) => move(scope, request, "hold", { amountMinor: 0n, heldChangeMinor: request.amountMinor, spends: true }),
  capture: (scope, request) =>
    move(scope, request, "capture", { amountMinor: -request.amountMinor, heldChangeMinor: -request.amountMinor }),
  release: (scope, request) => move(scope, request, "release", { amountMinor: 0n, heldChangeMinor: -request.amountMinor }),
  refund: (scope, request) => move(scope, request, "refund", { amountMinor: request.amountMinor, heldChangeMinor: 0n }),
};

type Change = { readonly amountMinor: bigint; readonly heldChangeMinor: bigint; readonly spends?: boolean };

/** A key that has moved the card before is answered as it was then: the reference of a movement is its key. */
async function move(scope: Scope, request: ProviderRequest, kind: EntryKind, change: Change): Promise<ProviderAnswer> {
  const { idempotencyKey, amountMinor, currency, invoiceId } = request;
  const cardId = Number(request.cardRef);
  const moved = await moveCard(scope, { cardId, kind, ...change, invoiceId, operationKey: idempotencyKey });
  if (moved !== undefined || (await isDone(scope, idempotencyKey))) return { outcome: "done", reference: idempotencyKey };
  const { code, details } = await refusalNow(scope, cardId, { amountMinor, currency });
  return { outcome: "refused", reason: code, details };
}

async function isDone(scope: Scope, operationKey: string): Promise<boolean> {
  const entry = await giftCardTables(scope)
    .selectFrom("gift_card_entry")
    .select("id")
    .where("operation_key", "=", operationKey)
    .executeTakeFirst();
  return entry !== undefined;
}
