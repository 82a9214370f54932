import { defineEntity, p } from "@mikro-orm/core";
import { Invoice } from "#core/billing/entities/invoice.ts";
import { Client } from "#core/identity/entities/client.ts";
import { LoyaltyReward } from "./loyalty-reward.ts";

/** A reward that was bought. `reference` names what was given, without any secret: last digits of a card, the number of an invoice. */
export const LoyaltyRewardRedemption = defineEntity({
  name: "LoyaltyRewardRedemption",
  tableName: "loyalty_reward_redemption",
  properties: {
    id: p.integer().primary().autoincrement(),
    reward: () => p.manyToOne(LoyaltyReward),
    client: () => p.manyToOne(Client),
    points: p.bigint("bigint"),
    invoice: () => p.manyToOne(Invoice).nullable(),
    reference: p.text().nullable(),
    created_at: p.datetime(3),
  },
  checks: [{ name: "loyalty_reward_redemption_points_check", expression: "points > 0" }],
  indexes: [{ name: "loyalty_reward_redemption_client_index", properties: ["client", "reward"] }],
});
