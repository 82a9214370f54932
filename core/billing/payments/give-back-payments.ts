import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { byInstrument } from "./capture-held.ts";
import { paymentOf, type TransactionRow } from "./payment.ts";
import { tenderOf } from "./tender-of.ts";

/** The payments and holds of an invoice, in payment order; what was released is left out. */
export async function paymentsOf(scope: Scope, invoiceId: number): Promise<readonly TransactionRow[]> {
  return billingTables(scope)
    .selectFrom("transaction")
    .selectAll()
    .where("invoice_id", "=", invoiceId)
    .where("status", "<>", "released")
    .orderBy("id")
    .execute();
}

/** Marks the holds of a cancelled invoice as released and what was paid of it as refunded; the tenders move their money afterwards. */
export async function markGivenBack(scope: Scope, invoiceId: number): Promise<void> {
  await sql`
    update transaction set
      status = case status when 'held' then 'released' else status end,
      refunded_minor = case status when 'captured' then amount_minor else refunded_minor end,
      settled_at = coalesce(settled_at, ${scope.now})
    where invoice_id = ${invoiceId} and status <> 'released'`.execute(scope.db);
}

/** Moves the money of a cancelled invoice back in one of the two lanes in which instruments are locked: credit, then cards by id. */
export async function giveBackPayments(
  scope: Scope,
  clientId: number,
  payments: readonly TransactionRow[],
  lane: "wallet" | "cards",
): Promise<void> {
  for (const row of byInstrument(payments.filter((payment) => laneOf(payment.type) === lane))) {
    const payment = paymentOf(row, clientId);
    if (row.status === "held") await tenderOf(scope, row.type).release(scope, payment);
    else if (row.amount_minor > 0n)
      await tenderOf(scope, row.type).refund(scope, payment, { creditNoteId: undefined, amountMinor: row.amount_minor });
  }
}

/** In which lane the instruments of a tender are locked. */
export function laneOf(type: string): "wallet" | "cards" {
  return type === "credit" ? "wallet" : "cards";
}
