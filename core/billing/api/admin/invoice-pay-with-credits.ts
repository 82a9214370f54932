import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { payWithCredit } from "../../credit/pay-with-credit.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { showInvoice } from "../../invoices/show-invoice.ts";

export const adminInvoicePayWithCredits = defineMethod({
  name: "invoice_pay_with_credits",
  role: "admin",
  permission: "invoice.receive_payments",
  summary: "Pays an invoice with its client's account credit, as far as that goes.",
  input: z.strictObject({ id: idNumber }),
  output: invoiceSchema,
  handle: async (scope, { id }) => {
    await payWithCredit(scope, { id }, undefined);
    return showInvoice(scope, { id });
  },
});
