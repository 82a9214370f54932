import type { CardRow } from "../tables.ts";

/** The status people see. `expired` is read off the card, never stored. */
export const cardStatuses = ["active", "suspended", "void", "expired"] as const;

export type CardStatus = (typeof cardStatuses)[number];

/** What staff and owners are shown at an instant: void before expired before suspended. */
export function cardStatus(card: Pick<CardRow, "status" | "expires_at">, now: Date): CardStatus {
  return card.status !== "void" && hasExpired(card, now) ? "expired" : card.status;
}

/** Whether a card can no longer be spent because its time is over. */
export function hasExpired({ expires_at: expiresAt }: Pick<CardRow, "expires_at">, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** What can be spent of a card, minor units: the balance without what is held of it. */
export function availableOf({ balance_minor: balance, held_minor: held }: Pick<CardRow, "balance_minor" | "held_minor">): bigint {
  return balance - held;
}
