import { defineEntity, p } from "@mikro-orm/core";
import { Client } from "#core/identity/entities/client.ts";
import { LoyaltyRule } from "./loyalty-rule.ts";

/** Points a rule with a limit per client gave a client; written under the lock of the client's wallet, so the limit holds. */
export const LoyaltyRuleAward = defineEntity({
  name: "LoyaltyRuleAward",
  tableName: "loyalty_rule_award",
  properties: {
    id: p.integer().primary().autoincrement(),
    rule: () => p.manyToOne(LoyaltyRule),
    client: () => p.manyToOne(Client),
    points: p.bigint("bigint"),
    created_at: p.datetime(3),
  },
  checks: [{ name: "loyalty_rule_award_points_check", expression: "points > 0" }],
  indexes: [{ name: "loyalty_rule_award_client_index", properties: ["client", "rule"] }],
});
