import { defineEntity, p } from "@mikro-orm/core";

/**
 * A tier of the programme. `threshold` is in the units of its `basis`: points, orders, or minor units of the shop's currency. It counts
 * while the programme measures by that basis.
 */
export const LoyaltyTier = defineEntity({
  name: "LoyaltyTier",
  tableName: "loyalty_tier",
  properties: {
    id: p.integer().primary().autoincrement(),
    name: p.text(),
    basis: p.enum(["points", "spend", "orders"] as const),
    threshold: p.bigint("bigint"),
    multiplier_ppm: p.bigint("bigint").default(1000000),
    perks: p.json<string[]>().default("[]"),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  uniques: [
    { name: "loyalty_tier_name_unique", properties: ["name"] },
    { name: "loyalty_tier_threshold_unique", properties: ["basis", "threshold"] },
  ],
  checks: [{ name: "loyalty_tier_threshold_check", expression: "threshold >= 0 and multiplier_ppm >= 0" }],
});
