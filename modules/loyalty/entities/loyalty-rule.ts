import { defineEntity, p } from "@mikro-orm/core";

/**
 * A rule of the programme: the code of a plug-in with its arguments. Earning rules say what earns how much, redemption rules how much of
 * a cart points may pay. `multiplier_ppm` is in millionths; caps of 0 are none.
 */
export const LoyaltyRule = defineEntity({
  name: "LoyaltyRule",
  tableName: "loyalty_rule",
  properties: {
    id: p.integer().primary().autoincrement(),
    kind: p.enum(["earning", "redemption"] as const),
    title: p.text(),
    rule: p.text(),
    args: p.json<Record<string, unknown>>(),
    multiplier_ppm: p.bigint("bigint").default(1000000),
    max_points: p.bigint("bigint").default(0),
    max_points_per_client: p.bigint("bigint").default(0),
    window_days: p.integer().default(0),
    active: p.boolean().default(true),
    starts_at: p.datetime(3).nullable(),
    ends_at: p.datetime(3).nullable(),
    deleted_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [
    {
      name: "loyalty_rule_caps_check",
      expression: "multiplier_ppm >= 0 and max_points >= 0 and max_points_per_client >= 0 and window_days >= 0",
    },
  ],
});
