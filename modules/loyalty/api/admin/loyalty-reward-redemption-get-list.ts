import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { listRedemptions, redemptionRowSchema } from "../../services/list-redemptions.ts";

export const adminLoyaltyRewardRedemptionGetList = defineMethod({
  name: "loyalty_reward_redemption_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "Rewards that were bought, newest first.",
  reads: true,
  input: z.strictObject({ ...pageInput, client_id: idNumber.optional(), reward_id: idNumber.optional() }),
  output: pageOutput(redemptionRowSchema),
  handle: (scope, input) => listRedemptions(scope, input),
});
