import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "#core/billing/entities/invoice.ts";
import { Client } from "#core/identity/entities/client.ts";

/**
 * What a paid invoice earned for its buyer, or for who had referred the buyer. `terms` holds the rules and facts it was computed with,
 * so that a refund can compute it again on what is left; its lot is the one of this invoice and client. `base_left_minor` is the part of the base that was not refunded.
 */
export const LoyaltyEarning = defineEntity({
  name: "LoyaltyEarning",
  tableName: "loyalty_earning",
  properties: {
    id: p.integer().primary().autoincrement(),
    invoice: () => p.manyToOne(Invoice),
    client: () => p.manyToOne(Client),
    beneficiary: p.enum(["buyer", "referrer"] as const),
    points: p.bigint("bigint"),
    clawed_back: p.bigint("bigint").default(0),
    currency: p.text(),
    base_minor: p.bigint("bigint"),
    base_left_minor: p.bigint("bigint"),
    shop_base_left_minor: p.bigint("bigint"),
    terms: p.json<Record<string, unknown>>(),
    active_from: p.datetime(3),
    created_at: p.datetime(3),
  },
  uniques: [{ name: "loyalty_earning_invoice_unique", properties: ["invoice", "beneficiary"] }],
  checks: [
    { name: "loyalty_earning_points_check", expression: "points >= 0 and clawed_back >= 0 and clawed_back <= points" },
    { name: "loyalty_earning_base_check", expression: "base_minor >= 0 and base_left_minor >= 0 and base_left_minor <= base_minor" },
  ],
  indexes: [{ name: "loyalty_earning_client_index", properties: ["client", "active_from"] }],
});
