import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { getTier, tierSchema } from "../../services/tiers.ts";

export const adminLoyaltyTierGet = defineMethod({
  name: "loyalty_tier_get",
  role: "admin",
  permission: "loyalty.view",
  summary: "A tier.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: tierSchema,
  handle: (scope, { id }) => getTier(scope, id),
});
