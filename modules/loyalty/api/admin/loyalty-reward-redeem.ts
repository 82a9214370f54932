import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { redeemReward, redemptionSchema } from "../../services/redeem-reward.ts";

export const adminLoyaltyRewardRedeem = defineMethod({
  name: "loyalty_reward_redeem",
  role: "admin",
  permission: "loyalty.adjust",
  summary: "Buys a reward for a client with the client's points. A code is answered here only.",
  secret: true,
  input: z.strictObject({ client_id: idNumber, reward_id: idNumber }),
  output: redemptionSchema,
  handle: (scope, { client_id: clientId, reward_id: rewardId }) => redeemReward(scope, clientId, rewardId),
});
