import { book } from "./book.ts";
import { expireLots } from "./expire-lots.ts";
import { payDebt } from "./pay-debt.ts";
import type { Booking, EntryNote } from "./wallet.ts";

/** What a hold holds of a lot, and what was spent of it and has not come back; lots in the order in which they were drawn on. */
export type HoldPart = { readonly lotId: number; readonly held: bigint; readonly spent: bigint };

/** A hold with its lots. */
export type Hold = { readonly id: number; readonly parts: readonly HoldPart[] };

/** Spends what is held. */
export function commitHold(booking: Booking, { id, parts }: Hold, note: EntryNote): Booking {
  const movements = parts.map(({ lotId, held }) => ({ lotId, points: -held, held: -held, holdId: id }));
  return book(booking, { kind: "spend", movements, note });
}

/** Gives back what is held, as if it had never been: a lot that has expired meanwhile has expired. */
export function releaseHold(booking: Booking, { id, parts }: Hold, at: Date, note: EntryNote): Booking {
  const movements = parts.map(({ lotId, held }) => ({ lotId, points: 0n, held: -held, holdId: id }));
  return payDebt(expireLots(book(booking, { kind: "release", movements, note }), at), at);
}
