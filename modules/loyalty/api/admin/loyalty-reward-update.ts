import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { rewardFields, updateReward } from "../../services/rewards.ts";

export const adminLoyaltyRewardUpdate = defineMethod({
  name: "loyalty_reward_update",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Changes a reward; what is not sent stays as it is.",
  input: z.strictObject({ id: idNumber, ...z.strictObject(rewardFields).partial().shape }),
  output: z.literal(true),
  handle: async (scope, { id, ...draft }) => {
    await updateReward(scope, id, draft);
    return true as const;
  },
});
