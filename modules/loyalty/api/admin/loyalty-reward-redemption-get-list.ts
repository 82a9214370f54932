import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { listRedemptions, redemptionFilters, redemptionRowSchema } from "../../services/list-redemptions.ts";

export const adminLoyaltyRewardRedemptionGetList = defineMethod({
  name: "loyalty_reward_redemption_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "Rewards that were bought, newest first.",
  reads: true,
  input: redemptionFilters,
  output: pageOutput(redemptionRowSchema),
  handle: (scope, input) => listRedemptions(scope, input),
});
