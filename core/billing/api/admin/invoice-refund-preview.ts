import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { previewRefund } from "../../refunds/preview-refund.ts";
import { refundInput, refundRequestOf } from "../../refunds/refund-request.ts";

export const adminInvoiceRefundPreview = defineMethod({
  name: "invoice_refund_preview",
  role: "admin",
  permission: "invoice.refund",
  summary: "What a refund would give back, of which lines and to which instruments. Changes nothing.",
  reads: true,
  input: refundInput,
  output: z.object({
    refunded: z.number(),
    currency: z.string(),
    is_full: z.boolean(),
    tenders: z.array(z.object({ type: z.string(), reference: z.string().nullable(), amount: z.number(), payment_id: z.int() })),
    lines: z.array(z.object({ id: z.int(), quantity: z.int(), amount: z.number() })),
  }),
  handle: async (scope, input) => {
    const { invoice, plan, payments } = await previewRefund(scope, input.id, ({ currency }) => refundRequestOf(input, currency));
    const money = (minor: bigint) => minorToWire(minor, invoice.currency);
    return {
      refunded: money(plan.amountMinor),
      currency: invoice.currency,
      is_full: plan.isFull,
      tenders: plan.tenders.map(({ tenderId, amountMinor }) => {
        const payment = payments.find(({ id }) => String(id) === tenderId);
        return {
          type: payment?.type ?? "gateway",
          reference: payment?.reference ?? null,
          amount: money(amountMinor),
          payment_id: Number(tenderId),
        };
      }),
      lines: plan.lines.map(({ key, quantity, amountMinor }) => ({ id: Number(key), quantity, amount: money(amountMinor) })),
    };
  },
});
