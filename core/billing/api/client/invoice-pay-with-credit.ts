import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { wireMoney } from "#core/kernel/money.ts";
import { payWithCredit } from "../../credit/pay-with-credit.ts";
import { invoiceNameFault, invoiceReferenceFields, invoiceReferenceOf, namesInvoice } from "../../invoices/invoice-reference.ts";
import { invoiceSchema } from "../../invoices/invoice-schema.ts";
import { showInvoice } from "../../invoices/show-invoice.ts";

export const clientInvoicePayWithCredit = defineMethod({
  name: "invoice_pay_with_credit",
  role: "client",
  summary: "Pays one of the caller's invoices with account credit, in part when an amount is given or there is not enough.",
  input: z.strictObject({ ...invoiceReferenceFields, amount: wireMoney.optional() }).refine(namesInvoice, invoiceNameFault),
  output: invoiceSchema,
  handle: async (scope, { amount, ...named }) => {
    const id = await payWithCredit(scope, invoiceReferenceOf(named, ownClientId(scope)), amount);
    return showInvoice(scope, { id });
  },
});
