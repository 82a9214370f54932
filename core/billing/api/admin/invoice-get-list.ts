import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { invoiceFilters, listInvoices } from "../../invoices/list-invoices.ts";

export const adminInvoiceGetList = defineMethod({
  name: "invoice_get_list",
  role: "admin",
  permission: "invoice.view",
  summary: "Invoices, newest first unless sorted otherwise.",
  reads: true,
  input: invoiceFilters,
  output: pageOutput(invoiceSchema),
  handle: (scope, input) => listInvoices(scope, input),
});
