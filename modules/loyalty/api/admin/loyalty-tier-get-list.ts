import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { pageOfAll } from "../../services/page-of-all.ts";
import { listTiers, tierSchema } from "../../services/tiers.ts";

export const adminLoyaltyTierGetList = defineMethod({
  name: "loyalty_tier_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "The tiers of the programme, the lowest first.",
  reads: true,
  input: z.strictObject(pageInput),
  output: pageOutput(tierSchema),
  handle: async (scope, input) => pageOfAll(await listTiers(scope), input),
});
