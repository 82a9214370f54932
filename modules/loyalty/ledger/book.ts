import assert from "node:assert/strict";
import type { Lot } from "./lot.ts";
import type { Booking, Entry, EntryKind, EntryNote, Movement, Wallet } from "./wallet.ts";

/** What is to be booked: movements of lots, and a change of the debt. */
export type Draft = {
  readonly kind: EntryKind;
  readonly movements: readonly Movement[];
  readonly debtChange?: bigint;
  readonly note: EntryNote;
};

/** Adds an entry and moves the lots and the sums it is about. The only way a wallet changes; one that would go wrong is a bug and throws. */
export function book({ wallet, entries }: Booking, { kind, movements, debtChange = 0n, note }: Draft): Booking {
  const points = movements.reduce((sum, movement) => sum + movement.points, 0n);
  const heldChange = movements.reduce((sum, movement) => sum + movement.held, 0n);
  const next: Wallet = {
    ...wallet,
    ...totalsAfter(wallet, kind, points, debtChange),
    points: wallet.points + points,
    held: wallet.held + heldChange,
    debt: wallet.debt + debtChange,
    seq: wallet.seq + 1,
    lots: movements.reduce(moveLot, wallet.lots),
  };
  assertSound(next);
  const entry: Entry = {
    ...note,
    seq: next.seq,
    kind,
    points,
    heldChange,
    debtChange,
    balanceAfter: next.points,
    heldAfter: next.held,
    debtAfter: next.debt,
    movements,
  };
  return { wallet: next, entries: [...entries, entry] };
}

/** Changes a lot's own record without moving points. */
export function changeLot(booking: Booking, lotId: number, change: (lot: Lot) => Lot): Booking {
  const { wallet } = booking;
  return { ...booking, wallet: { ...wallet, lots: wallet.lots.map((lot) => (lot.id === lotId ? change(lot) : lot)) } };
}

/** The lot of an id. Asking for one that was not loaded is a bug. */
export function lotOf({ lots }: Wallet, lotId: number): Lot {
  const lot = lots.find((candidate) => candidate.id === lotId);
  assert(lot !== undefined, `lot ${lotId} was loaded with the wallet`);
  return lot;
}

function totalsAfter({ earned, spent, expired }: Wallet, kind: EntryKind, points: bigint, debtChange: bigint) {
  switch (kind) {
    case "earn":
    case "add":
    case "claw_back":
    case "forgive":
      return { earned: earned + points - debtChange };
    case "spend":
    case "return":
    case "deduct":
      return { spent: spent - points };
    case "expire":
    case "grace":
      return { expired: expired - points };
    case "hold":
    case "release":
    case "debt":
      return {};
  }
}

function moveLot(lots: readonly Lot[], { lotId, points, held }: Movement): readonly Lot[] {
  return lots.map((lot) => {
    if (lot.id !== lotId) return lot;
    const moved = { ...lot, remaining: lot.remaining + points, held: lot.held + held };
    assert(moved.held >= 0n && moved.held <= moved.remaining && moved.remaining <= moved.points, `lot ${lotId} keeps within its points`);
    return moved;
  });
}

function assertSound({ points, held, debt, earned, spent, expired }: Wallet): void {
  assert(held >= 0n && held <= points && debt >= 0n, "no figure of a wallet is negative");
  assert(points - debt === earned - spent - expired, "no point comes from nowhere or is lost");
}
