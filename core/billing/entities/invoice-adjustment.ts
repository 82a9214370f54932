import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "./invoice.ts";

/**
 * What one coupon, one staff adjustment or the redeemed points took off an invoice. `lines` holds the share of each line and unit
 * (`{ item, units: runs, setup }`, minor units as text), `unclamped_minor` what it would have taken without the clamp.
 */
export const InvoiceAdjustment = defineEntity({
  name: "InvoiceAdjustment",
  tableName: "invoice_adjustment",
  properties: {
    id: p.integer().primary().autoincrement(),
    invoice: () => p.manyToOne(Invoice),
    position: p.integer(),
    lane: p.text(),
    source_kind: p.text(),
    source_ref: p.text(),
    title: p.text(),
    amount_minor: p.bigint("bigint"),
    unclamped_minor: p.bigint("bigint"),
    lines: p.json<unknown[]>(),
    reason: p.text().nullable(),
    created_at: p.datetime(3),
  },
  checks: [{ name: "invoice_adjustment_amount_check", expression: "amount_minor >= 0" }],
  indexes: [
    { name: "invoice_adjustment_invoice_index", properties: ["invoice"] },
    { name: "invoice_adjustment_source_index", properties: ["source_kind", "source_ref"] },
  ],
});
