import { defineEntity, p } from "@mikro-orm/core";
import { ClientOrder } from "#core/billing/entities/client-order.ts";
import { Invoice } from "#core/billing/entities/invoice.ts";
import { Client } from "#core/identity/entities/client.ts";
import { Promo } from "./promo.ts";
import { PromoCode } from "./promo-code.ts";

/**
 * One use of a coupon by one checkout, or one discounted period by one renewal. held → committed → reversed, or held → released |
 * expired; each transition once, by a conditional statement, with its row in `promo_redemption_transition`.
 */
export const PromoRedemption = defineEntity({
  name: "PromoRedemption",
  tableName: "promo_redemption",
  properties: {
    id: p.integer().primary().autoincrement(),
    promo: () => p.manyToOne(Promo),
    promo_version: p.integer(),
    promo_code: () => p.manyToOne(PromoCode).nullable(),
    code: p.text().nullable(),
    client: () => p.manyToOne(Client),
    client_order: () => p.manyToOne(ClientOrder).nullable(),
    invoice: () => p.manyToOne(Invoice),
    phase: p.enum(["checkout", "renewal"] as const),
    status: p.enum(["held", "committed", "released", "expired", "reversed"] as const),
    discount_minor: p.bigint("bigint"),
    list_value_minor: p.bigint("bigint").default(0),
    currency: p.text(),
    budget_minor: p.bigint("bigint").default(0),
    points: p.integer().default(0),
    is_counted: p.boolean(),
    hold_until: p.datetime(3).nullable(),
    release_reason: p.text().nullable(),
    created_at: p.datetime(3),
    committed_at: p.datetime(3).nullable(),
    released_at: p.datetime(3).nullable(),
  },
  checks: [{ name: "promo_redemption_amounts_check", expression: "discount_minor >= 0 and budget_minor >= 0 and points >= 0" }],
  indexes: [
    {
      name: "promo_redemption_open_hold_unique",
      expression: `create unique index "promo_redemption_open_hold_unique" on "promo_redemption" ("promo_id", "client_id") where status = 'held' and phase = 'checkout'`,
    },
    {
      name: "promo_redemption_invoice_promo_unique",
      expression: `create unique index "promo_redemption_invoice_promo_unique" on "promo_redemption" ("invoice_id", "promo_id")`,
    },
    {
      name: "promo_redemption_promo_index",
      expression: `create index "promo_redemption_promo_index" on "promo_redemption" ("promo_id", "created_at") include ("status", "phase", "client_id", "discount_minor", "currency")`,
    },
    { name: "promo_redemption_created_at_index", properties: ["created_at"] },
    { name: "promo_redemption_client_index", properties: ["client"] },
    { name: "promo_redemption_order_index", properties: ["client_order"] },
  ],
});
