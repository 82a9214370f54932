import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";

/**
 * A client's points, one row per client, locked by everything that moves them. `points` is what remains in all lots and equals the fold
 * of the client's transactions; what can be spent now is read from the lots. The last check is the conservation of points.
 */
export const LoyaltyPoints = defineEntity({
  name: "LoyaltyPoints",
  tableName: "loyalty_points",
  properties: {
    client: () => p.manyToOne(Client).primary(),
    points: p.bigint("bigint").default(0),
    held: p.bigint("bigint").default(0),
    debt: p.bigint("bigint").default(0),
    total_earned: p.bigint("bigint").default(0),
    total_spent: p.bigint("bigint").default(0),
    total_expired: p.bigint("bigint").default(0),
    seq: p.integer().default(0),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  checks: [
    { name: "loyalty_points_points_check", expression: "points >= 0 and held >= 0 and held <= points and debt >= 0" },
    { name: "loyalty_points_conserved_check", expression: "points - debt = total_earned - total_spent - total_expired" },
  ],
});
