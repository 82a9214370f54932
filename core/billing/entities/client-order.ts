import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";
import { Cart } from "./cart.ts";
import { Consultant } from "./consultant.ts";
import { Product } from "./product.ts";

/** What a client ordered: one row per line of the checkout; `group_id` ties the rows of one checkout, `parent` an add-on to its product. */
export const ClientOrder = defineEntity({
  name: "ClientOrder",
  tableName: "client_order",
  properties: {
    id: p.integer().primary().autoincrement(),
    client: () => p.manyToOne(Client),
    product: () => p.manyToOne(Product),
    cart: () => p.manyToOne(Cart).nullable(),
    parent: () => p.manyToOne(ClientOrder).nullable(),
    group_id: p.text(),
    group_master: p.boolean().default(false),
    status: p.enum(["pending_setup", "active", "suspended", "canceled", "completed"] as const).default("pending_setup"),
    title: p.text(),
    type: p.text(),
    currency: p.text(),
    period: p.text().nullable(),
    quantity: p.integer(),
    unit_price_minor: p.bigint("bigint"),
    setup_minor: p.bigint("bigint"),
    discount_minor: p.bigint("bigint"),
    service_type: p.text().nullable(),
    consultant: () => p.manyToOne(Consultant).nullable(),
    starts_at: p.datetime(3).nullable(),
    booking_status: p.enum(["pending", "completed"] as const).nullable(),
    attended: p.boolean().nullable(),
    config: p.json<Record<string, unknown>>().default("{}"),
    reason: p.text().nullable(),
    notes: p.text().nullable(),
    utm_source: p.text().nullable(),
    utm_medium: p.text().nullable(),
    utm_campaign: p.text().nullable(),
    stock_taken: p.integer().default(0),
    expires_at: p.datetime(3).nullable(),
    activated_at: p.datetime(3).nullable(),
    suspended_at: p.datetime(3).nullable(),
    canceled_at: p.datetime(3).nullable(),
    completed_at: p.datetime(3).nullable(),
    deleted_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [
    { name: "client_order_quantity_check", expression: "quantity >= 1 and quantity <= 10000" },
    { name: "client_order_amounts_check", expression: "unit_price_minor >= 0 and setup_minor >= 0 and discount_minor >= 0" },
  ],
  indexes: [
    { name: "client_order_client_index", properties: ["client"] },
    { name: "client_order_product_index", properties: ["product"] },
    { name: "client_order_parent_index", properties: ["parent"] },
    { name: "client_order_group_id_index", properties: ["group_id"] },
    { name: "client_order_status_expires_at_index", properties: ["status", "expires_at"] },
  ],
});
