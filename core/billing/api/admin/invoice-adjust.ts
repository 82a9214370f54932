import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { wireMoney } from "#core/kernel/money.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { adjustInvoice } from "../../invoices/adjust-invoice.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { showInvoice } from "../../invoices/show-invoice.ts";

export const adminInvoiceAdjust = defineMethod({
  name: "invoice_adjust",
  role: "admin",
  permission: "invoice.manage",
  summary: "Takes an amount off an unpaid invoice, for a reason.",
  input: z.strictObject({ id: idNumber, amount: wireMoney, reason: boundedText(500, 1) }),
  output: invoiceSchema,
  handle: async (scope, { id, amount, reason }) => {
    await adjustInvoice(scope, { id }, amount, reason);
    return showInvoice(scope, { id });
  },
});
