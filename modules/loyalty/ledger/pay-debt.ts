import { book } from "./book.ts";
import { bySpendingOrder, isActive, isExpired, type Lot } from "./lot.ts";
import { takeFromLots } from "./take-from-lots.ts";
import type { Booking } from "./wallet.ts";

/** Pays a debt from the points there are. While one is left, nothing can be spent, so the order of changes makes no difference. */
export function payDebt(booking: Booking, at: Date): Booking {
  const { debt, lots } = booking.wallet;
  if (debt === 0n) return booking;
  const { movements, taken } = takeFromLots(reachable(lots, at), debt);
  if (taken === 0n) return booking;
  return book(booking, { kind: "debt", movements, debtChange: -taken, note: { description: "Points that were owed are paid." } });
}

/** Every lot that is not lost: what can be spent now in its order, then what is pending, soonest first. */
export function reachable(lots: readonly Lot[], at: Date): readonly Lot[] {
  const alive = lots.filter((lot) => !isExpired(lot, at));
  return [
    ...alive.filter((lot) => isActive(lot, at)).toSorted(bySpendingOrder),
    ...alive
      .filter((lot) => !isActive(lot, at))
      .toSorted((one, other) => one.activeFrom.getTime() - other.activeFrom.getTime() || one.id - other.id),
  ];
}
