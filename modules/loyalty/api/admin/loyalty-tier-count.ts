import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { countTiers, tierCountSchema, tierDraft } from "../../services/count-tiers.ts";

export const adminLoyaltyTierCount = defineMethod({
  name: "loyalty_tier_count",
  role: "admin",
  permission: "loyalty.view",
  summary: "How many members are in each tier now, or would be with a new or changed one.",
  reads: true,
  input: z.strictObject({ draft: tierDraft.optional() }),
  output: z.array(tierCountSchema),
  handle: async (scope, { draft }) => [...(await countTiers(scope, draft))],
});
