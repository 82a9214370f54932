import { book } from "./book.ts";
import { lapse } from "./expire-lots.ts";
import { freePoints } from "./lot.ts";
import type { Booking } from "./wallet.ts";

/** Ends a wallet whose holds were released: all points lapse with an entry each, a debt is forgiven. */
export function lapseEverything(booking: Booking, description: string): Booking {
  const lapsed = booking.wallet.lots.reduce((sofar, lot) => {
    const left = freePoints(lot);
    return left > 0n ? lapse(sofar, lot.id, left, description) : sofar;
  }, booking);
  const { debt } = lapsed.wallet;
  return debt === 0n ? lapsed : book(lapsed, { kind: "forgive", movements: [], debtChange: -debt, note: { description } });
}
