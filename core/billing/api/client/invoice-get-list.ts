import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { listInvoices, ownInvoiceFilters } from "../../invoices/list-invoices.ts";

export const clientInvoiceGetList = defineMethod({
  name: "invoice_get_list",
  role: "client",
  summary: "The caller's invoices, newest first; drafts of staff are not among them.",
  reads: true,
  input: ownInvoiceFilters,
  output: pageOutput(invoiceSchema),
  handle: (scope, input) => listInvoices(scope, { ...input, client_id: ownClientId(scope), approved: true }),
});
