import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteTier } from "../../services/tiers.ts";

export const adminLoyaltyTierDelete = defineMethod({
  name: "loyalty_tier_delete",
  role: "admin",
  permission: "loyalty.manage",
  summary: "Takes a tier out of the programme.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteTier(scope, id);
    return true as const;
  },
});
