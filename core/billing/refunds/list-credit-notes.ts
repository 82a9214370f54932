import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { findInvoice } from "../invoices/show-invoice.ts";
import { billingTables } from "../tables.ts";

const amount = z.number().describe("Major units of the invoice's currency");

/** A credit note on the wire. */
export const creditNoteSchema = z.object({
  id: z.int(),
  serie_nr: z.string(),
  amount,
  currency: z.string(),
  is_full: z.boolean(),
  note: z.string().nullable(),
  lines: z.array(z.object({ id: z.int(), title: z.string(), quantity: z.int(), amount })),
  tenders: z.array(z.object({ type: z.string(), reference: z.string().nullable(), amount, payment_id: z.int() })),
  created_at: z.string(),
});

type WireCreditNote = z.input<typeof creditNoteSchema>;

/** What was refunded of an invoice, the first refund first. Throws `invoice.not_found`. */
export async function listCreditNotes(scope: Scope, invoiceId: number): Promise<WireCreditNote[]> {
  const invoice = await findInvoice(scope, { id: invoiceId });
  const notes = await billingTables(scope)
    .selectFrom("credit_note")
    .selectAll()
    .where("invoice_id", "=", invoice.id)
    .orderBy("id")
    .execute();
  if (notes.length === 0) return [];
  const ids = notes.map(({ id }) => id);
  const [lines, tenders] = [await linesOf(scope, ids), await tendersOf(scope, ids)];
  const money = (minor: bigint) => minorToWire(minor, invoice.currency);
  return notes.map((note) => ({
    id: note.id,
    serie_nr: `${note.serie}${note.id}`,
    amount: money(note.amount_minor),
    currency: note.currency,
    is_full: note.is_full,
    note: note.note,
    lines: lines
      .filter(({ credit_note_id: id }) => id === note.id)
      .map(({ id, title, quantity, amount_minor: minor }) => ({ id, title, quantity, amount: money(minor) })),
    tenders: tenders
      .filter(({ credit_note_id: id }) => id === note.id)
      .map(({ id, type, reference, amount_minor: minor }) => ({ type, reference, amount: money(minor), payment_id: id })),
    created_at: note.created_at.toISOString(),
  }));
}

function linesOf(scope: Scope, ids: readonly number[]) {
  return billingTables(scope)
    .selectFrom("credit_note_line")
    .innerJoin("invoice_item", "invoice_item.id", "credit_note_line.invoice_item_id")
    .select(["credit_note_line.credit_note_id", "credit_note_line.quantity", "credit_note_line.amount_minor"])
    .select(["invoice_item.id", "invoice_item.title"])
    .where("credit_note_line.credit_note_id", "in", ids)
    .orderBy("invoice_item.position")
    .execute();
}

function tendersOf(scope: Scope, ids: readonly number[]) {
  return billingTables(scope)
    .selectFrom("credit_note_tender")
    .innerJoin("transaction", "transaction.id", "credit_note_tender.transaction_id")
    .select(["credit_note_tender.credit_note_id", "credit_note_tender.amount_minor"])
    .select(["transaction.id", "transaction.type", "transaction.reference"])
    .where("credit_note_tender.credit_note_id", "in", ids)
    .orderBy("transaction.id")
    .execute();
}
