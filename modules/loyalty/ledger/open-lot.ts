import { book } from "./book.ts";
import type { LotOrigin } from "./lot.ts";
import { payDebt } from "./pay-debt.ts";
import type { Booking, EntryKind, EntryNote } from "./wallet.ts";

/** A lot about to be opened; points above 0. */
export type NewLot = {
  /** Drawn from the table's sequence beforehand. */
  readonly id: number;
  readonly origin: LotOrigin;
  readonly points: bigint;
  readonly activeFrom: Date;
  readonly expiresAt: Date | undefined;
};

/** Opens a lot with its entry. A debt is paid from it at once, also while its points are pending. */
export function openLot(
  booking: Booking,
  kind: Extract<EntryKind, "earn" | "add" | "grace">,
  { id, origin, points, activeFrom, expiresAt }: NewLot,
  at: Date,
  note: EntryNote,
): Booking {
  const { wallet } = booking;
  const lot = {
    ...{ id, origin, points, remaining: 0n, held: 0n, lapsed: 0n, absorbed: 0n, revoked: 0n },
    ...{ openedAt: at, activeFrom, expiresAt, openedSeq: wallet.seq + 1, invoiceId: note.invoiceId },
  };
  const opened = { ...booking, wallet: { ...wallet, lots: [...wallet.lots, lot] } };
  return payDebt(book(opened, { kind, movements: [{ lotId: id, points, held: 0n }], note }), at);
}
