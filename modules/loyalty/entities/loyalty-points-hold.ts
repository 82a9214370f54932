import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "#core/billing/entities/invoice.ts";
import { Client } from "#core/identity/entities/client.ts";

/**
 * Points promised to an invoice for a cause: the discount itself, or a coupon that costs points. held → committed or released, each
 * once; `returned` counts what came back of committed ones.
 */
export const LoyaltyPointsHold = defineEntity({
  name: "LoyaltyPointsHold",
  tableName: "loyalty_points_hold",
  properties: {
    id: p.integer().primary().autoincrement(),
    client: () => p.manyToOne(Client),
    invoice: () => p.manyToOne(Invoice),
    cause: p.text(),
    points: p.bigint("bigint"),
    returned: p.bigint("bigint").default(0),
    status: p.enum(["held", "committed", "released"] as const),
    held_seq: p.integer(),
    spent_seq: p.integer().nullable(),
    created_at: p.datetime(3),
    settled_at: p.datetime(3).nullable(),
  },
  uniques: [{ name: "loyalty_points_hold_cause_unique", properties: ["invoice", "cause"] }],
  checks: [{ name: "loyalty_points_hold_points_check", expression: "points > 0 and returned >= 0 and returned <= points" }],
  indexes: [
    {
      name: "loyalty_points_hold_open_index",
      expression: `create index "loyalty_points_hold_open_index" on "loyalty_points_hold" ("client_id") where status = 'held'`,
    },
  ],
});
