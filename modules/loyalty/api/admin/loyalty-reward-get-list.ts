import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { pageOfAll } from "../../services/page-of-all.ts";
import { listRewards, rewardSchema } from "../../services/reward-view.ts";

export const adminLoyaltyRewardGetList = defineMethod({
  name: "loyalty_reward_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "All rewards, the cheapest first.",
  reads: true,
  input: z.strictObject(pageInput),
  output: pageOutput(rewardSchema),
  handle: async (scope, input) => pageOfAll(await listRewards(scope), input),
});
