import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { invoiceNameFault, invoiceReferenceFields, invoiceReferenceOf, namesInvoice } from "../../invoices/invoice-reference.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { showInvoice } from "../../invoices/show-invoice.ts";

export const adminInvoiceGet = defineMethod({
  name: "invoice_get",
  role: "admin",
  permission: "invoice.view",
  summary: "An invoice, by id or hash.",
  reads: true,
  input: z.strictObject(invoiceReferenceFields).refine(namesInvoice, invoiceNameFault),
  output: invoiceSchema,
  handle: (scope, input) => showInvoice(scope, invoiceReferenceOf(input)),
});
