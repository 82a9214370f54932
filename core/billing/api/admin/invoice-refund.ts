import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { refundInvoice } from "../../refunds/refund-invoice.ts";
import { refundInput, refundRequestOf } from "../../refunds/refund-request.ts";

export const adminInvoiceRefund = defineMethod({
  name: "invoice_refund",
  role: "admin",
  permission: "invoice.refund",
  summary: "Gives back units of lines, an amount, or everything that is left of a paid invoice, to the instruments it was paid with.",
  input: refundInput,
  output: z.object({
    credit_note_id: z.int(),
    refunded: z.number(),
    currency: z.string(),
    is_full: z.boolean(),
    tenders: z.array(z.object({ type: z.string(), amount: z.number(), payment_id: z.int() })),
  }),
  handle: async (scope, input) => {
    const refunded = await refundInvoice(scope, input.id, ({ currency }) => refundRequestOf(input, currency), input.note);
    const money = (minor: bigint) => minorToWire(minor, refunded.currency);
    return {
      credit_note_id: refunded.creditNoteId,
      refunded: money(refunded.amountMinor),
      currency: refunded.currency,
      is_full: refunded.isFull,
      tenders: refunded.tenders.map(({ type, amountMinor, paymentId }) => ({ type, amount: money(amountMinor), payment_id: paymentId })),
    };
  },
});
