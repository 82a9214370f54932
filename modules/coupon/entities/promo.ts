import { defineEntity, p } from "@mikro-orm/core";
import { Admin } from "#core/identity/entities/admin.ts";

/**
 * A coupon. Amounts are minor units of the shop's default currency; `value` is parts per million for percentages, minor units for
 * absolute ones and a number of units for free sessions. `used` counts held and committed checkout redemptions of limited coupons
 * and is moved only by guarded statements; an unlimited coupon is counted from its rows.
 */
export const Promo = defineEntity({
  name: "Promo",
  tableName: "promo",
  properties: {
    id: p.integer().primary().autoincrement(),
    code: p.text().nullable(),
    internal_name: p.text(),
    description: p.json<{ en?: string; de?: string }>().nullable(),
    type: p.enum(["percentage", "absolute", "free_session"] as const),
    value: p.bigint("bigint"),
    maxuses: p.integer().default(0),
    used: p.integer().default(0),
    max_uses_per_user: p.integer().default(0),
    once_per_client: p.boolean().default(false),
    freesetup: p.boolean().default(false),
    recurring: p.boolean().default(false),
    recurring_cycles: p.integer().nullable(),
    active: p.boolean().default(true),
    flagged: p.boolean().default(false),
    products: p.json<number[]>().nullable(),
    periods: p.json<string[]>().nullable(),
    client_groups: p.json<number[]>().nullable(),
    start_at: p.datetime(3).nullable(),
    end_at: p.datetime(3).nullable(),
    min_order_amount: p.bigint("bigint").default(0),
    min_order_base: p.enum(["list", "after_line"] as const).default("list"),
    max_discount_amount: p.bigint("bigint").default(0),
    bundle_required: p.json<{ id: number; quantity: number }[]>().nullable(),
    gift_card_value: p.bigint("bigint").default(0),
    loyalty_points_required: p.integer().default(0),
    loyalty_points_mode: p.enum(["price", "threshold"] as const).default("price"),
    valid_on_weekends: p.boolean().default(true),
    valid_on_holidays: p.boolean().default(true),
    apply_to_addons: p.boolean().default(true),
    stackable: p.boolean().default(false),
    priority: p.integer().default(0),
    group_name: p.text().nullable(),
    class_name: p.text().nullable(),
    excludes_classes: p.json<string[]>().nullable(),
    base: p.enum(["remaining", "original"] as const).default("remaining"),
    amounts: p
      .json<Record<string, { value?: string; min_order_amount?: string; max_discount_amount?: string; gift_card_value?: string }>>()
      .nullable(),
    applicable_to: p.text().default("all"),
    consultant_restrictions: p.json<number[]>().nullable(),
    service_type_restrictions: p.json<string[]>().nullable(),
    conditions: p.json<unknown>().nullable(),
    automatic: p.boolean().default(false),
    listed: p.boolean().default(false),
    budget: p.bigint("bigint").nullable(),
    spent: p.bigint("bigint").default(0),
    campaign_source: p.text().nullable(),
    utm_source: p.text().nullable(),
    utm_medium: p.text().nullable(),
    utm_campaign: p.text().nullable(),
    marketing_cost: p.bigint("bigint").default(0),
    notes: p.text().nullable(),
    version: p.integer().default(1),
    created_by: () => p.manyToOne(Admin).nullable(),
    /** The end that was told to have passed; another end is told again. */
    expiry_told_for: p.datetime(3).nullable(),
    deleted_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [
    { name: "promo_used_check", expression: "used >= 0 and (maxuses = 0 or used <= maxuses)" },
    { name: "promo_spent_check", expression: "spent >= 0 and (budget is null or spent <= budget)" },
    { name: "promo_value_check", expression: "value >= 0 and (type <> 'percentage' or value <= 1000000)" },
    {
      name: "promo_amounts_check",
      expression:
        "min_order_amount >= 0 and max_discount_amount >= 0 and gift_card_value >= 0 and loyalty_points_required >= 0 and maxuses >= 0",
    },
  ],
  indexes: [
    {
      name: "promo_automatic_index",
      expression: `create index "promo_automatic_index" on "promo" ("priority", "id") where automatic and active and deleted_at is null`,
    },
    {
      name: "promo_listed_index",
      expression: `create index "promo_listed_index" on "promo" ("id") where (listed or client_groups is not null) and active and deleted_at is null`,
    },
    {
      name: "promo_created_at_index",
      expression: `create index "promo_created_at_index" on "promo" ("created_at", "id") where deleted_at is null`,
    },
    { name: "promo_code_index", expression: `create index "promo_code_index" on "promo" ("code", "id") where deleted_at is null` },
    { name: "promo_end_at_index", properties: ["end_at"] },
    { name: "promo_campaign_source_index", properties: ["campaign_source"] },
    { name: "promo_utm_campaign_index", properties: ["utm_campaign"] },
    {
      name: "promo_untold_expiry_index",
      expression: `create index "promo_untold_expiry_index" on "promo" ("end_at") where active and deleted_at is null and expiry_told_for is distinct from end_at`,
    },
    { name: "promo_code_search_index", expression: `create index "promo_code_search_index" on "promo" using gin ("code" gin_trgm_ops)` },
    {
      name: "promo_search_index",
      expression: `create index "promo_search_index" on "promo" using gin ((coalesce(code, '') || ' ' || internal_name || ' ' || coalesce(description ->> 'en', '') || ' ' || coalesce(description ->> 'de', '') || ' ' || coalesce(campaign_source, '')) gin_trgm_ops)`,
    },
  ],
});
