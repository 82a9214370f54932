import { defineEntity, p } from "@mikro-orm/core";
import { Product } from "#core/billing/entities/product.ts";

/**
 * Something points buy: a code of a coupon (`coupon_id`, an id of the coupon module), a product, or a gift card. Limits of 0 are none;
 * `redeemed` is guarded by the last check.
 */
export const LoyaltyReward = defineEntity({
  name: "LoyaltyReward",
  tableName: "loyalty_reward",
  properties: {
    id: p.integer().primary().autoincrement(),
    title: p.text(),
    description: p.text().nullable(),
    points: p.bigint("bigint"),
    kind: p.enum(["coupon", "product", "gift_card"] as const),
    coupon_id: p.integer().nullable(),
    product: () => p.manyToOne(Product).nullable(),
    period: p.text().nullable(),
    amount_minor: p.bigint("bigint").nullable(),
    currency: p.text().nullable(),
    max_redemptions: p.integer().default(0),
    max_per_client: p.integer().default(0),
    redeemed: p.integer().default(0),
    active: p.boolean().default(true),
    starts_at: p.datetime(3).nullable(),
    ends_at: p.datetime(3).nullable(),
    deleted_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [
    { name: "loyalty_reward_points_check", expression: "points > 0 and max_redemptions >= 0 and max_per_client >= 0" },
    { name: "loyalty_reward_redeemed_check", expression: "redeemed >= 0 and (max_redemptions = 0 or redeemed <= max_redemptions)" },
  ],
});
