import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { offeredRewardSchema, offeredRewards } from "../../services/reward-view.ts";

export const clientLoyaltyGetRewards = defineMethod({
  name: "loyalty_get_rewards",
  role: "client",
  summary: "Rewards that points buy, the cheapest first.",
  reads: true,
  input: z.strictObject({}),
  output: z.array(offeredRewardSchema),
  handle: (scope) => offeredRewards(scope, ownClientId(scope)),
});
