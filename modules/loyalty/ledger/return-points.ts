import { book } from "./book.ts";
import { lapse } from "./expire-lots.ts";
import { isExpired } from "./lot.ts";
import { openLot } from "./open-lot.ts";
import { payDebt } from "./pay-debt.ts";
import type { Hold } from "./settle-hold.ts";
import type { Booking, EntryNote, Movement } from "./wallet.ts";

/** How long returned points live whose own lot has expired: not at all, or in a new lot until an instant. */
export type Grace = { readonly lotId: number; readonly until: Date } | undefined;

/**
 * Returns spent points to the very lots they came from, the last one drawn on first, so that any split of a refund ends the same. A lot
 * keeps its expiry. If that has passed, the points get their grace once: points out of a grace lot never get another one.
 */
export function returnPoints(booking: Booking, { id, parts }: Hold, points: bigint, at: Date, grace: Grace, note: EntryNote): Booking {
  const movements = backwards(id, parts, points);
  if (movements.length === 0) return booking;
  const returned = book(booking, { kind: "return", movements, note });
  let graced = 0n;
  const settled = movements.reduce((sofar, { lotId, points: back }) => {
    const lot = sofar.wallet.lots.find((candidate) => candidate.id === lotId);
    if (lot === undefined || !isExpired(lot, at)) return sofar;
    if (grace === undefined || lot.origin === "grace") return lapse(sofar, lotId, back, "Returned points had expired.");
    graced += back;
    const moved = [{ lotId, points: -back, held: 0n }];
    return book(sofar, {
      kind: "expire",
      movements: moved,
      note: { ...note, description: "Returned points had expired; they get a grace period." },
    });
  }, returned);
  if (grace === undefined || graced === 0n) return payDebt(settled, at);
  const lot = { id: grace.lotId, origin: "grace" as const, points: graced, activeFrom: at, expiresAt: grace.until };
  return openLot(settled, "grace", lot, at, { ...note, description: "Grace period of returned points." });
}

function backwards(holdId: number, parts: Hold["parts"], points: bigint): readonly Movement[] {
  const movements: Movement[] = [];
  let left = points;
  for (const { lotId, spent } of parts.toReversed()) {
    const part = left < spent ? left : spent;
    if (part <= 0n) continue;
    movements.push({ lotId, points: part, held: 0n, holdId });
    left -= part;
  }
  return movements;
}
