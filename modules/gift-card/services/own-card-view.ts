import { z } from "zod";
import { minorToWire } from "#core/kernel/money.ts";
import { availableOf, cardStatus, cardStatuses } from "../ledger/card-status.ts";
import type { CardRow } from "../tables.ts";

/** A card as whoever may spend it sees it. */
export const ownCardSchema = z.object({
  id: z.int(),
  last4: z.string().nullable(),
  value: z.number(),
  balance: z.number(),
  available: z.number().describe("The balance less what is held for unpaid invoices"),
  currency: z.string(),
  status: z.enum(cardStatuses),
  pin_protected: z.boolean(),
  expires_at: z.string().nullable(),
});

/** See {@link ownCardSchema}. */
export type OwnCard = z.output<typeof ownCardSchema>;

/** The card on the wire. */
export function presentOwnCard(card: CardRow, now: Date): OwnCard {
  const { currency } = card;
  return {
    id: card.id,
    last4: card.last4,
    value: minorToWire(card.value_minor, currency),
    balance: minorToWire(card.balance_minor, currency),
    available: minorToWire(availableOf(card), currency),
    currency,
    status: cardStatus(card, now),
    pin_protected: card.pin_hash !== null,
    expires_at: card.expires_at?.toISOString() ?? null,
  };
}
