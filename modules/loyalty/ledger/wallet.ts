import type { Lot } from "./lot.ts";

/** What an entry may be about; see the README for which of a wallet's figures each one moves. */
export const ENTRY_KINDS = [
  "earn",
  "add",
  "hold",
  "release",
  "spend",
  "return",
  "deduct",
  "claw_back",
  "debt",
  "expire",
  "grace",
  "forgive",
] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A change of one lot: `points` of what remains in it, `held` of what is promised. */
export type Movement = { readonly lotId: number; readonly points: bigint; readonly held: bigint; readonly holdId?: number | undefined };

/** Why an entry is made. */
export type EntryNote = {
  readonly description: string;
  readonly invoiceId?: number | undefined;
  readonly creditNoteId?: number | undefined;
  readonly cause?: string | undefined;
  /** The sequence number of the entry it takes back, wholly or in part. */
  readonly reverses?: number | undefined;
};

/** One line of the ledger, numbered without gaps per client. */
export type Entry = EntryNote & {
  readonly seq: number;
  readonly kind: EntryKind;
  readonly points: bigint;
  readonly heldChange: bigint;
  readonly debtChange: bigint;
  readonly balanceAfter: bigint;
  readonly heldAfter: bigint;
  readonly debtAfter: bigint;
  readonly movements: readonly Movement[];
};

/**
 * A client's points. `points` is what remains in all lots, pending, held and expired but not yet booked included; it equals the fold of
 * the entries. Always `points − debt = earned − spent − expired`, and nothing is ever negative.
 */
export type Wallet = {
  readonly clientId: number;
  readonly points: bigint;
  readonly held: bigint;
  /** Points that were taken back after they had been spent; the next points pay it. */
  readonly debt: bigint;
  readonly earned: bigint;
  readonly spent: bigint;
  readonly expired: bigint;
  readonly seq: number;
  readonly lots: readonly Lot[];
};

/** A wallet in the course of one change: what it has become, and the entries that say why. */
export type Booking = { readonly wallet: Wallet; readonly entries: readonly Entry[] };

/** Begins a change. */
export function openBooking(wallet: Wallet): Booking {
  return { wallet, entries: [] };
}

/** A wallet nothing has happened to. */
export function emptyWallet(clientId: number): Wallet {
  return { clientId, points: 0n, held: 0n, debt: 0n, earned: 0n, spent: 0n, expired: 0n, seq: 0, lots: [] };
}
