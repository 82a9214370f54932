import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteReward } from "../../services/rewards.ts";

export const adminLoyaltyRewardDelete = defineMethod({
  name: "loyalty_reward_delete",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Takes a reward off the list.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteReward(scope, id);
    return true as const;
  },
});
