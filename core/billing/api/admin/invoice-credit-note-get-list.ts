import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { creditNoteSchema, listCreditNotes } from "../../refunds/list-credit-notes.ts";

export const adminInvoiceCreditNoteGetList = defineMethod({
  name: "invoice_credit_note_get_list",
  role: "admin",
  permission: "invoice.view",
  summary: "What was refunded of an invoice, with its lines and the instruments it went back to, the first refund first.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: z.array(creditNoteSchema),
  handle: (scope, { id }) => listCreditNotes(scope, id),
});
