import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { createTier, tierInput } from "../../services/tiers.ts";

export const adminLoyaltyTierCreate = defineMethod({
  name: "loyalty_tier_create",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Adds a tier to the programme and answers its id.",
  input: z.strictObject(tierInput),
  output: z.int(),
  handle: (scope, input) => createTier(scope, input),
});
