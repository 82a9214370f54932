import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { pageOfAll } from "../../services/page-of-all.ts";
import { listRewards, rewardFilters, rewardSchema } from "../../services/reward-view.ts";

export const adminLoyaltyRewardGetList = defineMethod({
  name: "loyalty_reward_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "The rewards, the cheapest first unless sorted.",
  reads: true,
  input: rewardFilters,
  output: pageOutput(rewardSchema),
  handle: async (scope, input) => pageOfAll(await listRewards(scope, input), input),
});
