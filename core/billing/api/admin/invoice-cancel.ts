import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { cancelInvoice } from "../../invoices/cancel-invoice.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { showInvoice } from "../../invoices/show-invoice.ts";

export const adminInvoiceCancel = defineMethod({
  name: "invoice_cancel",
  role: "admin",
  permission: "invoice.manage",
  summary: "Cancels an unpaid invoice: what it holds is released, what was paid of it goes back.",
  input: z.strictObject({ id: idNumber, reason: boundedText(500, 1).optional() }),
  output: invoiceSchema,
  handle: async (scope, { id, reason }) => {
    await cancelInvoice(scope, { id }, reason ?? "cancelled");
    return showInvoice(scope, { id });
  },
});
