import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely } from "kysely";
import type { BillingTables } from "#core/billing/tables.ts";
import type { Scope } from "#core/events/scope.ts";
import type { LoyaltyCartPoints } from "./entities/loyalty-cart-points.ts";
import type { LoyaltyEarning } from "./entities/loyalty-earning.ts";
import type { LoyaltyEvent } from "./entities/loyalty-event.ts";
import type { LoyaltyPoints } from "./entities/loyalty-points.ts";
import type { LoyaltyPointsHold } from "./entities/loyalty-points-hold.ts";
import type { LoyaltyPointsLot } from "./entities/loyalty-points-lot.ts";
import type { LoyaltyPointsLotDebit } from "./entities/loyalty-points-lot-debit.ts";
import type { LoyaltyPointsTransaction } from "./entities/loyalty-points-transaction.ts";
import type { LoyaltyReward } from "./entities/loyalty-reward.ts";
import type { LoyaltyRewardRedemption } from "./entities/loyalty-reward-redemption.ts";
import type { LoyaltyRule } from "./entities/loyalty-rule.ts";
import type { LoyaltyRuleAward } from "./entities/loyalty-rule-award.ts";
import type { LoyaltyTier } from "./entities/loyalty-tier.ts";

type LoyaltyEntities =
  | typeof LoyaltyCartPoints
  | typeof LoyaltyEarning
  | typeof LoyaltyEvent
  | typeof LoyaltyPoints
  | typeof LoyaltyPointsHold
  | typeof LoyaltyPointsLot
  | typeof LoyaltyPointsLotDebit
  | typeof LoyaltyPointsTransaction
  | typeof LoyaltyReward
  | typeof LoyaltyRewardRedemption
  | typeof LoyaltyRule
  | typeof LoyaltyRuleAward
  | typeof LoyaltyTier;

/** The tables of the loyalty module and those of core. */
export type LoyaltyTables = InferKyselyDB<LoyaltyEntities> & BillingTables;

/** The scope's database, seen with the tables of this module. */
export function loyaltyTables(scope: Pick<Scope, "db">): Kysely<LoyaltyTables> {
  return scope.db.withTables<LoyaltyTables>();
}
