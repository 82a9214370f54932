import { defineMethod } from "#core/events/method.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { showInvoice } from "../../invoices/show-invoice.ts";
import { updateInvoice, updateInvoiceInput } from "../../invoices/update-invoice.ts";

export const adminInvoiceUpdate = defineMethod({
  name: "invoice_update",
  role: "admin",
  permission: "invoice.manage",
  summary: "Changes a prepared invoice that its client has not seen yet.",
  input: updateInvoiceInput,
  output: invoiceSchema,
  handle: async (scope, input) => {
    await updateInvoice(scope, input);
    return showInvoice(scope, { id: input.id });
  },
});
