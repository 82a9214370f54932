import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { approveInvoice } from "../../invoices/approve-invoice.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { showInvoice } from "../../invoices/show-invoice.ts";

export const adminInvoiceApprove = defineMethod({
  name: "invoice_approve",
  role: "admin",
  permission: "invoice.manage",
  summary: "Shows a prepared invoice to its client.",
  input: z.strictObject({ id: idNumber }),
  output: invoiceSchema,
  handle: async (scope, { id }) => {
    await approveInvoice(scope, { id });
    return showInvoice(scope, { id });
  },
});
