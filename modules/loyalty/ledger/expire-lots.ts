import { book, changeLot } from "./book.ts";
import { freePoints, isExpired } from "./lot.ts";
import type { Booking } from "./wallet.ts";

/**
 * Books what has expired, an entry per lot. Every change of a wallet begins with it, so that it makes no difference whether a job has
 * been there before; balances are right without it. Held points wait for what becomes of their hold.
 */
export function expireLots(booking: Booking, at: Date): Booking {
  return booking.wallet.lots.reduce((sofar, lot) => {
    const lost = freePoints(lot);
    return isExpired(lot, at) && lost > 0n ? lapse(sofar, lot.id, lost, "Points expired.") : sofar;
  }, booking);
}

/** Books points of a lot as lost. */
export function lapse(booking: Booking, lotId: number, points: bigint, description: string): Booking {
  const booked = book(booking, { kind: "expire", movements: [{ lotId, points: -points, held: 0n }], note: { description } });
  return changeLot(booked, lotId, (lot) => ({ ...lot, lapsed: lot.lapsed + points }));
}
