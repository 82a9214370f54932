import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { invoiceSumsSchema, sumInvoices } from "../../invoices/sum-invoices.ts";

export const adminInvoiceGetSummary = defineMethod({
  name: "invoice_get_summary",
  role: "admin",
  permission: "invoice.view",
  summary: "Revenue of the last 30 days, unpaid and overdue invoices, by currency with the shop's own first.",
  reads: true,
  input: z.strictObject({ client_id: idNumber.optional() }),
  output: z.array(invoiceSumsSchema),
  handle: (scope, { client_id: clientId }) => sumInvoices(scope, clientId),
});
