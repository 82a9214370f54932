import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { tierRiseSchema, tierRises } from "../../services/tier-rises.ts";

export const adminLoyaltyTierRiseGetList = defineMethod({
  name: "loyalty_tier_rise_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "Who came into a higher tier lately and is still there, the latest first.",
  reads: true,
  input: z.strictObject({ days: wholeNumber(1, 366).prefault(30), most: wholeNumber(1, 100).prefault(10) }),
  output: z.array(tierRiseSchema),
  handle: async (scope, { days, most }) => [...(await tierRises(scope, days, most))],
});
