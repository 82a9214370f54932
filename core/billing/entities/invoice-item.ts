import { defineEntity, p } from "@mikro-orm/core";
import { ClientOrder } from "./client-order.ts";
import { Invoice } from "./invoice.ts";
import { Product } from "./product.ts";

/**
 * A line of an invoice with its final figures. `unit_totals` holds what each unit costs in the end (runs of count and minor
 * units, tax included, setup on the first unit), so that refunding a unit is a look-up.
 */
export const InvoiceItem = defineEntity({
  name: "InvoiceItem",
  tableName: "invoice_item",
  properties: {
    id: p.integer().primary().autoincrement(),
    invoice: () => p.manyToOne(Invoice),
    client_order: () => p.manyToOne(ClientOrder).nullable(),
    product: () => p.manyToOne(Product).nullable(),
    parent: () => p.manyToOne(InvoiceItem).nullable(),
    position: p.integer(),
    type: p.text(),
    title: p.text(),
    period: p.text().nullable(),
    quantity: p.integer(),
    unit_price_minor: p.bigint("bigint"),
    setup_minor: p.bigint("bigint"),
    subtotal_minor: p.bigint("bigint"),
    discount_minor: p.bigint("bigint"),
    taxable_minor: p.bigint("bigint"),
    tax_rate_ppm: p.bigint("bigint"),
    tax_minor: p.bigint("bigint"),
    total_minor: p.bigint("bigint"),
    unit_totals: p.json<[number, string][]>(),
    discountable: p.boolean(),
    facts: p.json<Record<string, unknown>>().default("{}"),
    refunded_minor: p.bigint("bigint").default(0),
    refunded_quantity: p.integer().default(0),
    created_at: p.datetime(3),
  },
  checks: [
    {
      name: "invoice_item_quantity_check",
      expression: "quantity >= 1 and quantity <= 10000 and refunded_quantity >= 0 and refunded_quantity <= quantity",
    },
    { name: "invoice_item_subtotal_check", expression: "subtotal_minor = unit_price_minor * quantity + setup_minor" },
    { name: "invoice_item_discount_check", expression: "discount_minor >= 0 and discount_minor <= subtotal_minor" },
    { name: "invoice_item_refunded_check", expression: "refunded_minor >= 0 and refunded_minor <= total_minor" },
  ],
  indexes: [
    { name: "invoice_item_invoice_index", properties: ["invoice"] },
    { name: "invoice_item_client_order_index", properties: ["client_order"] },
  ],
});
