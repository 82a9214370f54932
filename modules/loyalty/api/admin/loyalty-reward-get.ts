import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { rewardSchema, rewardView } from "../../services/reward-view.ts";
import { findReward } from "../../services/rewards.ts";

export const adminLoyaltyRewardGet = defineMethod({
  name: "loyalty_reward_get",
  role: "admin",
  permission: "loyalty.view",
  summary: "A reward.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: rewardSchema,
  handle: async (scope, { id }) => rewardView(await findReward(scope, id)),
});
