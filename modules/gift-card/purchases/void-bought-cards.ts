import { sql } from "kysely";
import type { InvoiceRefunding } from "#core/billing/hooks.ts";
import type { Scope } from "#core/events/scope.ts";
import { formatMoney } from "#core/kernel/money.ts";
import { availableOf } from "../ledger/card-status.ts";
import { voidAmount } from "../ledger/void-amount.ts";
import { type CardRow, giftCardTables } from "../tables.ts";

/**
 * The purchase of cards is refunded: what is unspent of them is voided, of refunded units the whole rest, of a refunded amount as much as
 * that. What was spent stays spent; the credit note says how much was voided and how much could not be.
 */
export async function voidBoughtCards(scope: Scope, { invoiceId, creditNoteId, lines, currency }: InvoiceRefunding): Promise<void> {
  const sums = { voidedMinor: 0n, spentMinor: 0n };
  let isAboutCards = false;
  for (const { itemId, quantity, amountMinor } of lines.toSorted((one, other) => one.itemId - other.itemId)) {
    const bought = await lockCardsOf(scope, itemId);
    if (bought.length > 0) isAboutCards = true;
    const cards = bought.filter(({ status }) => status !== "void");
    const affected = quantity > 0 ? await ofRefundedUnits(scope, cards, { itemId, creditNoteId, quantity }) : cards;
    let leftMinor = quantity > 0 ? undefined : amountMinor;
    for (const card of affected) {
      const availableMinor = availableOf(card);
      const takenMinor = leftMinor === undefined || availableMinor < leftMinor ? availableMinor : leftMinor;
      if (leftMinor === 0n) break;
      await voidAmount(scope, card, takenMinor, { isWhole: leftMinor === undefined, reason: `Refund ${creditNoteId}`, invoiceId });
      if (leftMinor !== undefined) leftMinor -= takenMinor;
      sums.voidedMinor += takenMinor;
      if (leftMinor === undefined) sums.spentMinor += card.value_minor > takenMinor ? card.value_minor - takenMinor : 0n;
    }
    if (leftMinor !== undefined) sums.spentMinor += affected.length === 0 ? 0n : leftMinor;
  }
  if (isAboutCards) await sayOnCreditNote(scope, creditNoteId, currency, sums);
}

/** Last unit first, as units are refunded. */
async function lockCardsOf(scope: Scope, itemId: number): Promise<readonly CardRow[]> {
  const cards = await giftCardTables(scope)
    .selectFrom("gift_card")
    .selectAll()
    .where("invoice_item_id", "=", itemId)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  return cards.toSorted((one, other) => (other.unit_number ?? 0) - (one.unit_number ?? 0));
}

type RefundedUnits = { readonly itemId: number; readonly creditNoteId: number; readonly quantity: number };

/** The cards of the very units that this credit note gives back, those that staff have voided before left out. */
async function ofRefundedUnits(
  scope: Scope,
  cards: readonly CardRow[],
  { itemId, creditNoteId, quantity }: RefundedUnits,
): Promise<readonly CardRow[]> {
  const { rows } = await sql<{ kept: number }>`
    select (item.quantity - coalesce(sum(line.quantity), 0))::int as kept
    from invoice_item item left join credit_note_line line on line.invoice_item_id = item.id and line.credit_note_id <= ${creditNoteId}
    where item.id = ${itemId} group by item.quantity
  `.execute(scope.db);
  const kept = rows[0]?.kept ?? 0;
  return cards.filter(({ unit_number: unit }) => unit !== null && unit > kept && unit <= kept + quantity);
}

async function sayOnCreditNote(
  scope: Scope,
  creditNoteId: number,
  currency: string,
  { voidedMinor, spentMinor }: { readonly voidedMinor: bigint; readonly spentMinor: bigint },
): Promise<void> {
  const voided = `Gift cards: ${formatMoney(voidedMinor, currency, "en")} unspent and voided`;
  const sentence = spentMinor > 0n ? `${voided}, ${formatMoney(spentMinor, currency, "en")} already spent.` : `${voided}.`;
  await giftCardTables(scope)
    .updateTable("credit_note")
    .set({ note: sql<string>`concat_ws(' ', note, ${sentence}::text)` })
    .where("id", "=", creditNoteId)
    .execute();
}
