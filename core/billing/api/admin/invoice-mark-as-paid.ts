import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { showInvoice } from "../../invoices/show-invoice.ts";
import { markAsPaid } from "../../payments/mark-as-paid.ts";

export const adminInvoiceMarkAsPaid = defineMethod({
  name: "invoice_mark_as_paid",
  role: "admin",
  permission: "invoice.receive_payments",
  summary: "Pays the balance of an invoice through the Custom gateway; held cards are captured.",
  input: z.strictObject({ id: idNumber, transaction_id: boundedText(200, 1).optional() }),
  output: invoiceSchema,
  handle: async (scope, { id, transaction_id: transactionId }) => {
    await markAsPaid(scope, { id }, transactionId);
    return showInvoice(scope, { id });
  },
});
