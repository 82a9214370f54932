import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { tierInput, updateTier } from "../../services/tiers.ts";

export const adminLoyaltyTierUpdate = defineMethod({
  name: "loyalty_tier_update",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Changes a tier; what is not sent stays as it is.",
  input: z.strictObject({ id: idNumber, ...z.strictObject(tierInput).partial().shape }),
  output: z.literal(true),
  handle: async (scope, { id, ...draft }) => {
    await updateTier(scope, id, draft);
    return true as const;
  },
});
