import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { redeemReward, redemptionSchema } from "../../services/redeem-reward.ts";

export const clientLoyaltyRedeemReward = defineMethod({
  name: "loyalty_redeem_reward",
  role: "client",
  summary: "Buys a reward with points.",
  secret: true,
  input: z.strictObject({ reward_id: idNumber }),
  output: redemptionSchema,
  handle: (scope, { reward_id: rewardId }) => redeemReward(scope, ownClientId(scope), rewardId),
});
