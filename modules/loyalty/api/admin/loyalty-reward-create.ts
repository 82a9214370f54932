import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { createReward, rewardFields } from "../../services/rewards.ts";

export const adminLoyaltyRewardCreate = defineMethod({
  name: "loyalty_reward_create",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Adds a reward and answers its id.",
  input: z.strictObject({ kind: z.enum(["coupon", "product", "gift_card"]), ...rewardFields }),
  output: z.int(),
  handle: (scope, input) => createReward(scope, input),
});
