import type { Scope } from "#core/events/scope.ts";
import { paymentOf, type TransactionRow } from "./payment.ts";
import { tenderOf } from "./tender-of.ts";

/** Turns the holds of an invoice into payments, each through its tender, in the order in which cards are locked: by instrument. */
export async function captureHeld(scope: Scope, clientId: number, payments: readonly TransactionRow[]): Promise<void> {
  for (const row of byInstrument(payments.filter(({ status }) => status === "held"))) {
    await tenderOf(scope, row.type).capture(scope, paymentOf(row, clientId));
  }
}

/** Payments by type, then by instrument; ids of cards as numbers. */
export function byInstrument(payments: readonly TransactionRow[]): readonly TransactionRow[] {
  return payments.toSorted(
    (one, other) =>
      one.type.localeCompare(other.type) ||
      (one.instrument_ref ?? "").localeCompare(other.instrument_ref ?? "", "en", { numeric: true }) ||
      one.id - other.id,
  );
}
