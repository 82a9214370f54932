import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { prepareInput, prepareInvoice } from "../../invoices/prepare-invoice.ts";

export const adminInvoicePrepare = defineMethod({
  name: "invoice_prepare",
  role: "admin",
  permission: "invoice.manage",
  summary: "Writes an invoice by hand, in the client's currency, and answers its id.",
  input: prepareInput,
  output: z.int(),
  handle: (scope, input) => prepareInvoice(scope, input),
});
