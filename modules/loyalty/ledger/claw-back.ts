import { book, changeLot, lotOf } from "./book.ts";
import { isActive } from "./lot.ts";
import { reachable } from "./pay-debt.ts";
import { takeFromLots } from "./take-from-lots.ts";
import type { Booking, EntryNote } from "./wallet.ts";

/**
 * What happens to points that are taken back but were spent. `within_balance`: taken from the other points, the rest is owed.
 * `balance_only`: taken from the other points, the rest is forgiven. `pending_only`: only points that are still pending go back.
 */
export const CLAW_BACK_POLICIES = ["within_balance", "balance_only", "pending_only"] as const;

export type ClawBackPolicy = (typeof CLAW_BACK_POLICIES)[number];

/**
 * Takes back points of an earning: first from its own lot, then from what of it had lapsed (nobody owes points that expired unused),
 * then from the other lots, and the rest becomes a debt.
 */
export function clawBack(booking: Booking, lotId: number, points: bigint, at: Date, policy: ClawBackPolicy, note: EntryNote): Booking {
  const own = lotOf(booking.wallet, lotId);
  const wanted = policy === "pending_only" && isActive(own, at) ? 0n : points;
  const fromOwn = takeFromLots([own], wanted);
  const absorbed = smaller(wanted - fromOwn.taken, own.lapsed - own.absorbed);
  const shortfall = policy === "pending_only" ? 0n : wanted - fromOwn.taken - absorbed;
  const others = reachable(booking.wallet.lots, at).filter((lot) => lot.id !== lotId);
  const fromOthers = takeFromLots(others, shortfall);
  const debtChange = policy === "within_balance" ? shortfall - fromOthers.taken : 0n;
  const movements = [...fromOwn.movements, ...fromOthers.movements];
  const marked = changeLot(booking, lotId, (lot) => ({ ...lot, absorbed: lot.absorbed + absorbed, revoked: lot.revoked + points }));
  if (movements.length === 0 && debtChange === 0n) return marked;
  return book(marked, { kind: "claw_back", movements, debtChange, note: { ...note, reverses: own.openedSeq } });
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
