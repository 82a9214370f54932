import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { invoiceNameFault, invoiceReferenceFields, invoiceReferenceOf, namesInvoice } from "../../invoices/invoice-reference.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { showInvoice } from "../../invoices/show-invoice.ts";

export const clientInvoiceGet = defineMethod({
  name: "invoice_get",
  role: "client",
  summary: "One of the caller's invoices, by id or hash.",
  reads: true,
  input: z.strictObject(invoiceReferenceFields).refine(namesInvoice, invoiceNameFault),
  output: invoiceSchema,
  handle: (scope, input) => showInvoice(scope, invoiceReferenceOf(input, ownClientId(scope))),
});
