import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { deliverySchema, presentDelivery } from "../delivery/delivery-view.ts";
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

/** See {@link cardSchema}. */
export type CardView = z.output<typeof cardSchema>;

/** A card with its movements, where it came from, and what became of its mail. */
export const cardWithEntriesSchema = cardSchema.extend({
  spent: amount.describe("What it paid"),
  refunded: amount.describe("What came back to it"),
  invoice_id: z.int().nullable().describe("The invoice it was bought with"),
  order_id: z.int().nullable(),
  delivery: deliverySchema.nullable(),
  holds: z.array(z.object({ invoice_id: z.int(), amount, created_at: z.string() })).describe("What is held of it, and for what"),
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
      by: z.string().nullable().describe("The name of the staff member"),
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

export type CardWithEntries = z.output<typeof cardWithEntriesSchema>;

/** The card with its last movements, in order. */
export async function showCard(scope: Scope, card: CardRow): Promise<CardWithEntries> {
  const { currency } = card;
  const wire = (minor: bigint): number => minorToWire(minor, currency);
  const { spent, refunded } = await sumsOf(scope, card.id);
  const delivery = await giftCardTables(scope)
    .selectFrom("gift_card_delivery")
    .selectAll()
    .where("gift_card_id", "=", card.id)
    .executeTakeFirst();
  return {
    ...presentCard(card, scope.now),
    spent: wire(spent),
    refunded: wire(refunded),
    ...(await purchaseOf(scope, card)),
    delivery: delivery === undefined ? null : presentDelivery(scope, delivery),
    holds: await holdsOf(scope, card),
    entries: await entriesOf(scope, card),
  };
}

const MOST_ENTRIES = 5_000;

async function entriesOf(scope: Scope, { id, currency }: CardRow): Promise<CardWithEntries["entries"]> {
  const rows = await giftCardTables(scope)
    .selectFrom("gift_card_entry")
    .leftJoin("admin", (join) => join.on(sql<boolean>`gift_card_entry.actor = 'staff:' || admin.id`))
    .selectAll("gift_card_entry")
    .select("admin.name as by")
    .where("gift_card_id", "=", id)
    .orderBy("seq", "desc")
    .limit(MOST_ENTRIES)
    .execute();
  return rows.toReversed().map((entry) => ({
    seq: entry.seq,
    kind: entry.kind,
    amount: minorToWire(entry.amount_minor, currency),
    held_change: minorToWire(entry.held_change_minor, currency),
    balance_after: minorToWire(entry.balance_after_minor, currency),
    held_after: minorToWire(entry.held_after_minor, currency),
    invoice_id: entry.invoice_id,
    reason: entry.reason,
    actor: entry.actor,
    by: entry.by,
    created_at: entry.created_at.toISOString(),
  }));
}

async function sumsOf(scope: Scope, cardId: number): Promise<{ readonly spent: bigint; readonly refunded: bigint }> {
  const { rows } = await sql<{ spent: bigint; refunded: bigint }>`
    select coalesce(-sum(amount_minor) filter (where kind = 'capture'), 0)::bigint as spent,
      coalesce(sum(amount_minor) filter (where kind = 'refund'), 0)::bigint as refunded
    from gift_card_entry where gift_card_id = ${cardId}`.execute(scope.db);
  return rows[0] ?? { spent: 0n, refunded: 0n };
}

async function purchaseOf(scope: Scope, card: CardRow): Promise<Pick<CardWithEntries, "invoice_id" | "order_id">> {
  if (card.invoice_item_id === null) return { invoice_id: null, order_id: null };
  const { invoice_id, client_order_id: order_id } = await giftCardTables(scope)
    .selectFrom("invoice_item")
    .select(["invoice_id", "client_order_id"])
    .where("id", "=", card.invoice_item_id)
    .executeTakeFirstOrThrow();
  return { invoice_id, order_id };
}

async function holdsOf(scope: Scope, { id, currency }: CardRow): Promise<CardWithEntries["holds"]> {
  const rows = await giftCardTables(scope)
    .selectFrom("gift_card_redemption")
    .select(["invoice_id", "amount_minor", "created_at"])
    .where("gift_card_id", "=", id)
    .where("state", "=", "held")
    .orderBy("id")
    .execute();
  return rows.map(({ invoice_id, amount_minor, created_at }) => ({
    invoice_id,
    amount: minorToWire(amount_minor, currency),
    created_at: created_at.toISOString(),
  }));
}
