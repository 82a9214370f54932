/** Where the points of a lot came from. `grace` lots hold returned points whose own lot had expired. */
export const LOT_ORIGINS = ["order", "event", "staff", "grace"] as const;

export type LotOrigin = (typeof LOT_ORIGINS)[number];

/**
 * Points that were earned together and expire together. All numbers are whole points. A lot holds `remaining` points that were neither
 * spent, taken back nor booked as expired; `held` of them are promised to an unpaid invoice.
 */
export type Lot = {
  readonly id: number;
  readonly origin: LotOrigin;
  /** What it was opened with. */
  readonly points: bigint;
  readonly remaining: bigint;
  readonly held: bigint;
  /** Expired unused and booked as such. */
  readonly lapsed: bigint;
  /** The part of claw-backs that fell on points which had lapsed: nothing had to be taken for it. */
  readonly absorbed: bigint;
  /** Claw-backs of this earning in all, wherever the points were taken. */
  readonly revoked: bigint;
  readonly openedAt: Date;
  readonly activeFrom: Date;
  readonly expiresAt: Date | undefined;
  /** The entry that opened it. */
  readonly openedSeq: number;
  readonly invoiceId: number | undefined;
};

/** Whether the lot's points can no longer be spent. The instant of expiry itself is too late. */
export function isExpired({ expiresAt }: Pick<Lot, "expiresAt">, at: Date): boolean {
  return expiresAt !== undefined && expiresAt <= at;
}

/** Whether the lot's points can be spent by now, expiry aside. */
export function isActive({ activeFrom }: Pick<Lot, "activeFrom">, at: Date): boolean {
  return activeFrom <= at;
}

/** What of the lot is promised to nobody. */
export function freePoints({ remaining, held }: Pick<Lot, "remaining" | "held">): bigint {
  return remaining - held;
}

/** Points that can be spent at a moment: of active lots, less what is held. */
export function spendablePoints(lots: readonly Lot[], at: Date): bigint {
  return sumFree(lots.filter((lot) => isActive(lot, at) && !isExpired(lot, at)));
}

/** Points that will become spendable when nothing happens. */
export function pendingPoints(lots: readonly Lot[], at: Date): bigint {
  return sumFree(lots.filter((lot) => !isActive(lot, at) && !isExpired(lot, at)));
}

/** The order in which lots are drawn on: soonest expiry, then oldest, then id. */
export function bySpendingOrder(one: Lot, other: Lot): number {
  return (
    (one.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) - (other.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) ||
    one.openedAt.getTime() - other.openedAt.getTime() ||
    one.id - other.id
  );
}

function sumFree(lots: readonly Lot[]): bigint {
  return lots.reduce((sum, lot) => sum + freePoints(lot), 0n);
}
