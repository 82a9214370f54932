import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { queueOperation } from "../operations/queue-operation.ts";
import { ownCards } from "../providers/own-cards.ts";
import { OWN_PROVIDER } from "../providers/own-provider-code.ts";
import { giftCardTables, type RedemptionRow } from "../tables.ts";
import { refusedAs } from "./refused-as.ts";

/** A movement of money that a redemption holds or has captured. */
export type Movement = { readonly kind: "capture" | "release" | "refund"; readonly amountMinor: bigint; readonly idempotencyKey: string };

/** Has a movement made by the card's provider: at once by our own cards, written down to be asked for after the commit by third parties. */
export async function carryOut(scope: Scope, redemption: RedemptionRow, { kind, amountMinor, idempotencyKey }: Movement): Promise<void> {
  await recordActivity(scope, {
    action: `gift_card.${kind}`,
    objectType: "gift_card_redemption",
    objectId: redemption.id,
    message: sentences[kind],
    changes: { invoice_id: redemption.invoice_id, gift_card_id: redemption.gift_card_id, amount_minor: String(amountMinor) },
  });
  const { provider, gift_card_id: cardId, gift_card_link_id: linkId, invoice_id: invoiceId, hold_ref: holdRef } = redemption;
  if (linkId !== null) {
    const { currency } = await giftCardTables(scope)
      .selectFrom("invoice")
      .select("currency")
      .where("id", "=", invoiceId)
      .executeTakeFirstOrThrow();
    await queueOperation(scope, {
      provider,
      kind,
      idempotencyKey,
      linkId,
      redemptionId: redemption.id,
      invoiceId,
      amountMinor,
      currency,
      holdRef: holdRef ?? undefined,
    });
    return;
  }
  if (provider !== OWN_PROVIDER || cardId === null) throw new TypeError("A redemption has a card of ours or a linked one.");
  const { currency } = await giftCardTables(scope)
    .selectFrom("gift_card")
    .select("currency")
    .where("id", "=", cardId)
    .executeTakeFirstOrThrow();
  const request = { idempotencyKey, cardRef: String(cardId), holdRef: holdRef ?? idempotencyKey, amountMinor, currency, invoiceId };
  const answer = await ownCards[kind](scope, request);
  if (answer.outcome === "refused") throw refusedAs(answer.reason, answer.details);
}

const sentences = {
  capture: "What a gift card held for an invoice was captured.",
  release: "What a gift card held for an invoice was released.",
  refund: "A refund returned to a gift card.",
} as const satisfies Readonly<Record<Movement["kind"], string>>;
