import type { Tender } from "#core/billing/tender.ts";
import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { giftCardRedeemed } from "../contract.ts";
import { moveCard } from "../ledger/move-card.ts";
import { giftCardSettings } from "../settings.ts";
import { giftCardTables, type RedemptionRow } from "../tables.ts";
import { carryOut } from "./carry-out.ts";

/** Gift cards as a kind of money, whoever keeps their value. What a payment holds is captured or released once, and refunded up to its amount. */
export const giftCardTender: Tender = {
  type: "gift_card",
  mayPay: ({ shop }, { type }) => type !== "gift_card" || shop.giftCardMayPayGiftCard,
  async capture(scope, { id, amountMinor, currency, invoiceId }) {
    const redemption = await leaveHeld(scope, id, "captured");
    await carryOut(scope, redemption, { kind: "capture", amountMinor, idempotencyKey: `payment:${id}:capture` });
    const cardId = redemption.gift_card_id;
    if (cardId === null) return;
    await announce(scope, giftCardRedeemed, { gift_card_id: cardId, currency, amount_minor: String(amountMinor), invoice_id: invoiceId });
  },
  async release(scope, { id, amountMinor }) {
    const redemption = await leaveHeld(scope, id, "released");
    await carryOut(scope, redemption, { kind: "release", amountMinor, idempotencyKey: `payment:${id}:release` });
    await voidWhatCameBack(scope, redemption, amountMinor);
  },
  async refund(scope, { id }, { creditNoteId, amountMinor }) {
    if (amountMinor === 0n) return;
    const redemption = await raiseRefunded(scope, id, amountMinor);
    const idempotencyKey = creditNoteId === undefined ? `payment:${id}:cancel` : `payment:${id}:refund:${creditNoteId}`;
    await carryOut(scope, redemption, { kind: "refund", amountMinor, idempotencyKey });
    await makeRefundUsable(scope, redemption);
  },
};

/** A hold ends once; whoever comes second is a fault of the caller. */
async function leaveHeld(scope: Scope, transactionId: number, state: "captured" | "released"): Promise<RedemptionRow> {
  return giftCardTables(scope)
    .updateTable("gift_card_redemption")
    .set({ state, updated_at: scope.now })
    .where("transaction_id", "=", transactionId)
    .where("state", "=", "held")
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function raiseRefunded(scope: Scope, transactionId: number, amountMinor: bigint): Promise<RedemptionRow> {
  return giftCardTables(scope)
    .updateTable("gift_card_redemption")
    .set((eb) => ({ refunded_minor: eb("refunded_minor", "+", amountMinor), updated_at: scope.now }))
    .where("transaction_id", "=", transactionId)
    .where("state", "=", "captured")
    .whereRef("amount_minor", ">=", (eb) => eb("refunded_minor", "+", amountMinor))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The card was voided while part of it was held: what comes back of it is void as well. */
async function voidWhatCameBack(
  scope: Scope,
  { gift_card_id: cardId, invoice_id: invoiceId }: RedemptionRow,
  amountMinor: bigint,
): Promise<void> {
  if (cardId === null) return;
  const card = await giftCardTables(scope).selectFrom("gift_card").select("status").where("id", "=", cardId).executeTakeFirstOrThrow();
  if (card.status !== "void") return;
  await moveCard(scope, {
    cardId,
    kind: "void",
    amountMinor: -amountMinor,
    invoiceId,
    reason: "Released to a card that was voided meanwhile",
  });
}

/** Money that returns must not be lost: a card whose time is over gets some, and a void one is suspended for staff to decide. */
async function makeRefundUsable(scope: Scope, { gift_card_id: cardId }: RedemptionRow): Promise<void> {
  if (cardId === null) return;
  const usableUntil = addDays(scope.now, scope.wiring.settings(giftCardSettings).refundGraceDays, scope.shop.timeZone);
  const tables = giftCardTables(scope);
  await tables
    .updateTable("gift_card")
    .set({ expires_at: usableUntil })
    .where("id", "=", cardId)
    .where("expires_at", "<", usableUntil)
    .execute();
  await tables.updateTable("gift_card").set({ status: "suspended" }).where("id", "=", cardId).where("status", "=", "void").execute();
}
