import { book } from "./book.ts";
import { bySpendingOrder, isActive, isExpired, type Lot, spendablePoints } from "./lot.ts";
import { takeFromLots } from "./take-from-lots.ts";
import type { Booking, EntryNote } from "./wallet.ts";

/** A change that was made, or how many points are missing for it. */
export type Spent = { readonly ok: true; readonly booking: Booking } | { readonly ok: false; readonly missing: bigint };

/** Takes points that can be spent now from their lots: soonest expiry, oldest, id. */
export function spendPoints(booking: Booking, kind: "spend" | "deduct", points: bigint, at: Date, note: EntryNote): Spent {
  return draw(booking, points, at, (lots) => book(booking, { kind, movements: takeFromLots(lots, points).movements, note }));
}

/** Promises points to an invoice: they stay in their lots, but nobody else can spend them and expiry does not reach them. */
export function holdPoints(booking: Booking, holdId: number, points: bigint, at: Date, note: EntryNote): Spent {
  return draw(booking, points, at, (lots) => {
    const movements = takeFromLots(lots, points).movements.map((taken) => ({
      lotId: taken.lotId,
      points: 0n,
      held: -taken.points,
      holdId,
    }));
    return book(booking, { kind: "hold", movements, note });
  });
}

function draw(booking: Booking, points: bigint, at: Date, make: (lots: readonly Lot[]) => Booking): Spent {
  const spendable = spendablePoints(booking.wallet.lots, at);
  if (spendable < points) return { ok: false, missing: points - spendable };
  const lots = booking.wallet.lots.filter((lot) => isActive(lot, at) && !isExpired(lot, at)).toSorted(bySpendingOrder);
  return { ok: true, booking: make(lots) };
}
