import { z } from "zod";
import { decimalFromScaled } from "#core/kernel/decimal.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { ppmToWire } from "#core/kernel/rate.ts";
import type { TransactionRow } from "../payments/payment.ts";
import { readInvoicePricing } from "./invoice-pricing.ts";
import { balanceDue, type InvoiceItemRow, type InvoiceRow } from "./invoice-row.ts";
import type { invoiceSchema } from "./invoice-schema.ts";
import type { AdjustmentRow } from "./replay-invoice.ts";

/** An invoice as the API answers it. */
export type WireInvoice = z.input<typeof invoiceSchema>;

/** An invoice with everything that belongs to it. */
export type InvoiceWithParts = {
  readonly invoice: InvoiceRow;
  readonly items: readonly InvoiceItemRow[];
  readonly payments: readonly TransactionRow[];
  readonly adjustments: readonly Pick<AdjustmentRow, "source_kind" | "reason" | "amount_minor">[];
};

/** The invoice on the wire, amounts in major units of its currency. */
export function presentInvoice({ invoice, items, payments, adjustments }: InvoiceWithParts): WireInvoice {
  const money = (minor: bigint) => minorToWire(minor, invoice.currency);
  const { coupons, points } = readInvoicePricing(invoice.pricing);
  const instant = (date: Date | null) => date?.toISOString() ?? null;
  const inState = (...states: readonly TransactionRow["status"][]) =>
    payments.filter(({ status }) => states.includes(status)).map((payment) => presentPayment(payment, money));
  return {
    id: invoice.id,
    hash: invoice.hash,
    serie: invoice.serie,
    nr: String(invoice.id),
    serie_nr: `${invoice.serie}${invoice.id}`,
    status: invoice.status,
    phase: invoice.phase,
    approved: invoice.approved,
    client_id: invoice.client_id,
    currency: invoice.currency,
    currency_rate: Number(decimalFromScaled(invoice.currency_rate_millionths, 6)),
    tax_inclusive: invoice.tax_inclusive,
    taxname: invoice.tax_name,
    subtotal: money(invoice.subtotal_minor),
    discount: money(invoice.discount_minor),
    tax: money(invoice.tax_minor),
    total: money(invoice.total_minor),
    paid: money(invoice.paid_minor),
    held: money(invoice.held_minor),
    balance_due: money(balanceDue(invoice)),
    points: points === null ? null : { used: points.used, discount: money(points.discount_minor) },
    refunded: money(invoice.refunded_minor),
    lines: items.map((item) => presentLine(item, money)),
    payments: inState("captured"),
    holds: inState("held"),
    coupons: coupons.map(({ code, title, discount_minor: discountMinor }) => ({ code, title, discount: money(discountMinor) })),
    adjustments: adjustments
      .filter(({ source_kind: kind }) => kind === "manual")
      .map(({ reason, amount_minor: amountMinor }) => ({ reason, discount: money(amountMinor) })),
    buyer: buyerSchema.parse(invoice.buyer ?? {}),
    notes: invoice.notes,
    cancel_reason: invoice.cancel_reason,
    created_at: invoice.created_at.toISOString(),
    updated_at: invoice.updated_at.toISOString(),
    due_at: instant(invoice.due_at),
    hold_until: instant(invoice.hold_until),
    reminded_at: instant(invoice.reminded_at),
    paid_at: instant(invoice.paid_at),
    cancelled_at: instant(invoice.cancelled_at),
  };
}

const buyerSchema = z.record(z.string(), z.string().nullable());

type Money = (minor: bigint) => number;

function presentLine(item: InvoiceItemRow, money: Money) {
  return {
    id: item.id,
    title: item.title,
    type: item.type,
    product_id: item.product_id,
    order_id: item.client_order_id,
    parent_id: item.parent_id,
    period: item.period,
    quantity: item.quantity,
    unit_price: money(item.unit_price_minor),
    setup_price: money(item.setup_minor),
    subtotal: money(item.subtotal_minor),
    discount: money(item.discount_minor),
    tax_rate: ppmToWire(item.tax_rate_ppm),
    tax: money(item.tax_minor),
    total: money(item.total_minor),
    refunded: money(item.refunded_minor),
    refunded_quantity: item.refunded_quantity,
  };
}

function presentPayment(payment: TransactionRow, money: Money) {
  return {
    id: payment.id,
    type: payment.type,
    amount: money(payment.amount_minor),
    refunded: money(payment.refunded_minor),
    created_at: payment.created_at.toISOString(),
    reference: payment.reference,
  };
}
