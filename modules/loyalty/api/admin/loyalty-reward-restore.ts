import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { restoreReward } from "../../services/rewards.ts";

export const adminLoyaltyRewardRestore = defineMethod({
  name: "loyalty_reward_restore",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Takes the deletion of a reward back.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await restoreReward(scope, id);
    return true as const;
  },
});
