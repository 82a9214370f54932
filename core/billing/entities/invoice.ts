import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";
import { Cart } from "./cart.ts";

/**
 * What a client owes or has paid, in minor units of `currency`. All sums are stored and guarded: what is paid and held never
 * passes the total, what is refunded never passes what was paid. `hold_until` is when an unpaid invoice gives back the uses it holds.
 * A deleted invoice is no longer shown, but stays: orders, redemptions and ledgers point to it.
 */
export const Invoice = defineEntity({
  name: "Invoice",
  tableName: "invoice",
  properties: {
    id: p.integer().primary().autoincrement(),
    client: () => p.manyToOne(Client),
    cart: () => p.manyToOne(Cart).nullable(),
    hash: p.text().unique("invoice_hash_unique"),
    serie: p.text().default("INV-"),
    status: p.enum(["unpaid", "paid", "cancelled", "refunded", "partially_refunded"] as const).default("unpaid"),
    phase: p.enum(["checkout", "renewal", "manual"] as const),
    approved: p.boolean().default(true),
    currency: p.text(),
    currency_rate_millionths: p.bigint("bigint"),
    tax_inclusive: p.boolean(),
    tax_name: p.text().nullable(),
    subtotal_minor: p.bigint("bigint"),
    discount_minor: p.bigint("bigint"),
    tax_minor: p.bigint("bigint"),
    total_minor: p.bigint("bigint"),
    paid_minor: p.bigint("bigint").default(0),
    held_minor: p.bigint("bigint").default(0),
    refunded_minor: p.bigint("bigint").default(0),
    points_used: p.bigint("bigint").default(0),
    pricing: p.json<Record<string, unknown>>().nullable(),
    buyer: p.json<Record<string, unknown>>().nullable(),
    notes: p.text().nullable(),
    cancel_reason: p.text().nullable(),
    utm_source: p.text().nullable(),
    utm_medium: p.text().nullable(),
    utm_campaign: p.text().nullable(),
    due_at: p.datetime(3).nullable(),
    hold_until: p.datetime(3).nullable(),
    reminded_at: p.datetime(3).nullable(),
    paid_at: p.datetime(3).nullable(),
    cancelled_at: p.datetime(3).nullable(),
    deleted_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [
    {
      name: "invoice_amounts_check",
      expression:
        "subtotal_minor >= 0 and discount_minor >= 0 and discount_minor <= subtotal_minor and tax_minor >= 0 and total_minor >= 0",
    },
    {
      name: "invoice_total_check",
      expression: "total_minor = subtotal_minor - discount_minor + case when tax_inclusive then 0 else tax_minor end",
    },
    { name: "invoice_paid_check", expression: "paid_minor >= 0 and held_minor >= 0 and paid_minor + held_minor <= total_minor" },
    { name: "invoice_refunded_check", expression: "refunded_minor >= 0 and refunded_minor <= paid_minor" },
  ],
  indexes: [
    { name: "invoice_client_index", properties: ["client"] },
    { name: "invoice_cart_index", properties: ["cart"] },
    {
      name: "invoice_hold_until_index",
      expression: `create index "invoice_hold_until_index" on "invoice" ("hold_until") where status = 'unpaid' and hold_until is not null`,
    },
    { name: "invoice_created_at_index", properties: ["created_at"] },
    {
      name: "invoice_listed_index",
      expression: `create index "invoice_listed_index" on "invoice" ("status", "id") where deleted_at is null`,
    },
  ],
});
