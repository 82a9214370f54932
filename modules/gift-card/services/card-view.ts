import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { cardStatus, cardStatuses } from "../ledger/card-status.ts";
import { entryKinds } from "../ledger/entry-kind.ts";
import { PIN_ATTEMPTS } from "../pin.ts";
import { type CardRow, giftCardTables } from "../tables.ts";

const amount = z.number().describe("Major units of the card's currency");

/** A card as staff see it in lists. */
export const cardSchema = z.object({
  id: z.int(),
  last4: z.string().nullable().describe("Null until its code was drawn"),
  value: amount.describe("What it was issued with"),
  balance: amount,
  held: amount.describe("Of the balance, for unpaid invoices"),
  currency: z.string(),
  status: z.enum(cardStatuses),
  source: z.enum(["staff", "coupon", "purchase", "module"]),
  promotional: z.boolean(),
  client_id: z.int().nullable().describe("Null: whoever has the code may spend it"),
  promo_id: z.int().nullable(),
  batch_id: z.int().nullable(),
  pin_protected: z.boolean(),
  pin_locked: z.boolean(),
  note: z.string().nullable(),
  expires_at: z.string().nullable(),
  created_at: z.string(),
});

/** A card with its movements. */
export const cardWithEntriesSchema = cardSchema.extend({
  entries: z.array(
    z.object({
      seq: z.int(),
      kind: z.enum(entryKinds),
      amount,
      held_change: amount,
      balance_after: amount,
      held_after: amount,
      invoice_id: z.int().nullable(),
      reason: z.string().nullable(),
      actor: z.string(),
      created_at: z.string(),
    }),
  ),
});

/** The card on the wire. */
export function presentCard(card: CardRow, now: Date): z.output<typeof cardSchema> {
  const { currency } = card;
  return {
    id: card.id,
    last4: card.last4,
    value: minorToWire(card.value_minor, currency),
    balance: minorToWire(card.balance_minor, currency),
    held: minorToWire(card.held_minor, currency),
    currency,
    status: cardStatus(card, now),
    source: card.source,
    promotional: card.is_promotional,
    client_id: card.client_id,
    promo_id: card.promo_id,
    batch_id: card.gift_card_batch_id,
    pin_protected: card.pin_hash !== null,
    pin_locked: card.pin_hash !== null && card.pin_failures >= PIN_ATTEMPTS,
    note: card.note,
    expires_at: card.expires_at?.toISOString() ?? null,
    created_at: card.created_at.toISOString(),
  };
}

/** The card with its last movements, in order. */
export async function showCard(scope: Scope, card: CardRow): Promise<z.output<typeof cardWithEntriesSchema>> {
  const { currency } = card;
  const rows = await giftCardTables(scope)
    .selectFrom("gift_card_entry")
    .selectAll()
    .where("gift_card_id", "=", card.id)
    .orderBy("seq", "desc")
    .limit(MOST_ENTRIES)
    .execute();
  const entries = rows.toReversed().map((entry) => ({
    seq: entry.seq,
    kind: entry.kind,
    amount: minorToWire(entry.amount_minor, currency),
    held_change: minorToWire(entry.held_change_minor, currency),
    balance_after: minorToWire(entry.balance_after_minor, currency),
    held_after: minorToWire(entry.held_after_minor, currency),
    invoice_id: entry.invoice_id,
    reason: entry.reason,
    actor: entry.actor,
    created_at: entry.created_at.toISOString(),
  }));
  return { ...presentCard(card, scope.now), entries };
}

const MOST_ENTRIES = 5_000;
