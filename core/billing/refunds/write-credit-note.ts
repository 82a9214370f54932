import { sql } from "kysely";
import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import type { InvoiceRow } from "../invoices/invoice-row.ts";
import { writeTogether } from "../invoices/write-together.ts";
import type { RefundPlan } from "../pricing/refund-plan.ts";
import { billingTables } from "../tables.ts";
import { refundErrors } from "./errors.ts";

/**
 * Writes a refund: the credit note, what it gives back of each line and to each payment, and the sums it raises. The checks of the
 * tables keep every sum of refunds below what was paid. Answers the credit note's id.
 */
export async function writeCreditNote(scope: Scope, invoice: InvoiceRow, plan: RefundPlan, note: string | undefined): Promise<number> {
  const tables = billingTables(scope);
  const { id: creditNoteId } = await tables
    .insertInto("credit_note")
    .values({
      invoice_id: invoice.id,
      amount_minor: plan.amountMinor,
      currency: invoice.currency,
      is_full: plan.isFull,
      note: note ?? null,
      created_at: scope.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const lines = JSON.stringify(
    plan.lines.map(({ key, quantity, amountMinor }) => ({ id: Number(key), quantity, amount: String(amountMinor) })),
  );
  const tenders = JSON.stringify(plan.tenders.map(({ tenderId, amountMinor }) => ({ id: Number(tenderId), amount: String(amountMinor) })));
  await writeTogether(scope, [
    sql`insert into credit_note_tender (credit_note_id, transaction_id, amount_minor)
      select ${creditNoteId}::int, id, amount from jsonb_to_recordset(${tenders}::jsonb) as returned(id int, amount bigint) order by id`,
    sql`update transaction set refunded_minor = refunded_minor + returned.amount
      from jsonb_to_recordset(${tenders}::jsonb) as returned(id int, amount bigint) where transaction.id = returned.id`,
    sql`update invoice_item set refunded_minor = refunded_minor + returned.amount, refunded_quantity = refunded_quantity + returned.quantity
      from jsonb_to_recordset(${lines}::jsonb) as returned(id int, quantity int, amount bigint) where invoice_item.id = returned.id`,
    ...(plan.lines.length === 0 ? [] : [tables.insertInto("credit_note_line").values(lineRows(creditNoteId, plan))]),
  ]);
  await raiseRefunded(scope, invoice, plan);
  return creditNoteId;
}

function lineRows(creditNoteId: number, plan: RefundPlan) {
  return plan.lines.map(({ key, quantity, amountMinor, tenders }) => ({
    credit_note_id: creditNoteId,
    invoice_item_id: Number(key),
    quantity,
    amount_minor: amountMinor,
    tenders: jsonValue<unknown[]>(tenders.map((tender) => ({ transaction: Number(tender.tenderId), amount: String(tender.amountMinor) }))),
  }));
}

async function raiseRefunded(scope: Scope, { id, status }: InvoiceRow, { amountMinor, isFull }: RefundPlan): Promise<void> {
  const raised = await billingTables(scope)
    .updateTable("invoice")
    .set((eb) => ({
      status: isFull ? "refunded" : "partially_refunded",
      refunded_minor: eb("refunded_minor", "+", amountMinor),
      updated_at: scope.now,
    }))
    .where("id", "=", id)
    .where("status", "in", ["paid", "partially_refunded"])
    .returning("id")
    .executeTakeFirst();
  if (raised === undefined) throw refundErrors.error("refund.not_refundable", { status });
}
