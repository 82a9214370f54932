import { z } from "zod";
import { minorToWire } from "#core/kernel/money.ts";
import type { OrderRow } from "./order-row.ts";

const amount = z.number().describe("Major units of the order's currency");
const instant = z.string().nullable();

/** An order on the wire. */
export const orderSchema = z.object({
  id: z.int(),
  client_id: z.int(),
  product_id: z.int(),
  parent_id: z.int().nullable(),
  group_id: z.string(),
  group_master: z.boolean(),
  status: z.enum(["pending_setup", "active", "suspended", "canceled", "completed"]),
  title: z.string(),
  type: z.string(),
  currency: z.string(),
  period: z.string().nullable(),
  quantity: z.int(),
  price: amount.describe("Of one unit and period"),
  setup_price: amount,
  discount: amount.describe("What the first invoice took off"),
  total: amount.describe("Price times quantity, without setup and discount"),
  service_type: z.string().nullable(),
  consultant_id: z.int().nullable(),
  starts_at: instant,
  booking_status: z.enum(["pending", "completed"]).nullable(),
  attended: z.boolean().nullable(),
  config: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  utm_source: z.string().nullable(),
  utm_medium: z.string().nullable(),
  utm_campaign: z.string().nullable(),
  expires_at: instant,
  activated_at: instant,
  suspended_at: instant,
  canceled_at: instant,
  completed_at: instant,
  created_at: z.string(),
  updated_at: z.string(),
});

/** An order as staff see it. */
export const staffOrderSchema = orderSchema.extend({ notes: z.string().nullable().describe("Only staff see them") });

/** An order as the API answers it. */
export type WireOrder = z.input<typeof orderSchema>;

export function presentOrder(row: OrderRow): WireOrder {
  const money = (minor: bigint) => minorToWire(minor, row.currency);
  const text = (date: Date | null) => date?.toISOString() ?? null;
  return {
    id: row.id,
    client_id: row.client_id,
    product_id: row.product_id,
    parent_id: row.parent_id,
    group_id: row.group_id,
    group_master: row.group_master,
    status: row.status,
    title: row.title,
    type: row.type,
    currency: row.currency,
    period: row.period,
    quantity: row.quantity,
    price: money(row.unit_price_minor),
    setup_price: money(row.setup_minor),
    discount: money(row.discount_minor),
    total: money(row.unit_price_minor * BigInt(row.quantity)),
    service_type: row.service_type,
    consultant_id: row.consultant_id,
    starts_at: text(row.starts_at),
    booking_status: row.booking_status,
    attended: row.attended,
    config: { ...row.config },
    reason: row.reason,
    utm_source: row.utm_source,
    utm_medium: row.utm_medium,
    utm_campaign: row.utm_campaign,
    expires_at: text(row.expires_at),
    activated_at: text(row.activated_at),
    suspended_at: text(row.suspended_at),
    canceled_at: text(row.canceled_at),
    completed_at: text(row.completed_at),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

export function presentStaffOrder(row: OrderRow): z.input<typeof staffOrderSchema> {
  return { ...presentOrder(row), notes: row.notes };
}
