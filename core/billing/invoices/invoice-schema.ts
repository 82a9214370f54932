import { z } from "zod";

const amount = z.number().describe("Major units of the invoice's currency");

/** A line of an invoice on the wire. */
export const invoiceLineSchema = z.object({
  id: z.int(),
  title: z.string(),
  type: z.string(),
  product_id: z.int().nullable(),
  order_id: z.int().nullable(),
  parent_id: z.int().nullable(),
  period: z.string().nullable(),
  quantity: z.int(),
  unit_price: amount,
  setup_price: amount.describe("Once for the line, contained in the subtotal"),
  subtotal: amount,
  discount: amount.describe("Coupons, adjustments and points together"),
  tax_rate: z.number().describe("Percent"),
  tax: amount,
  total: amount,
  refunded: amount,
  refunded_quantity: z.int(),
});

/** A payment, or money held for one, on the wire. */
export const paymentSchema = z.object({
  id: z.int(),
  type: z.string().describe("gateway, gift_card, credit, zero_total, or what a module adds"),
  amount,
  refunded: amount,
  created_at: z.string(),
  reference: z.string().nullable(),
});

/** An invoice on the wire. `balance_due` is the total less what is paid and what is held. */
export const invoiceSchema = z.object({
  id: z.int(),
  hash: z.string(),
  serie: z.string(),
  nr: z.string(),
  serie_nr: z.string(),
  status: z.enum(["unpaid", "paid", "cancelled", "refunded", "partially_refunded"]),
  phase: z.enum(["checkout", "renewal", "manual"]),
  approved: z.boolean(),
  client_id: z.int(),
  currency: z.string(),
  currency_rate: z.number(),
  tax_inclusive: z.boolean(),
  taxname: z.string().nullable(),
  subtotal: amount,
  discount: amount,
  tax: amount,
  total: amount,
  paid: amount,
  held: amount,
  balance_due: amount,
  points: z.object({ used: z.int(), discount: amount }).nullable(),
  refunded: amount,
  lines: z.array(invoiceLineSchema),
  payments: z.array(paymentSchema),
  holds: z.array(paymentSchema).describe("Held for payment, captured when the rest is paid"),
  coupons: z.array(z.object({ code: z.string().nullable(), title: z.string(), discount: amount })),
  adjustments: z.array(z.object({ reason: z.string().nullable(), discount: amount })).describe("What staff took off"),
  buyer: z.record(z.string(), z.string().nullable()),
  notes: z.string().nullable(),
  cancel_reason: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
  due_at: z.string().nullable(),
  hold_until: z.string().nullable(),
  reminded_at: z.string().nullable().describe("When the client was last reminded of it"),
  paid_at: z.string().nullable(),
  cancelled_at: z.string().nullable(),
});
