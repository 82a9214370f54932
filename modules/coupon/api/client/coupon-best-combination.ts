import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { findBestCombination } from "../../services/find-best-combination.ts";

export const couponBestCombination = defineMethod({
  name: "coupon_best_combination",
  role: "client",
  summary: "The combination of the client's coupons that makes the cart cheapest",
  reads: true,
  input: z.strictObject({}),
  output: z.object({
    codes: z.array(z.string()),
    discount: z.number(),
    total: z.number(),
    currency: z.string(),
    proven_optimal: z.boolean().describe("False when there were too many combinations to try them all"),
  }),
  handle: (scope) => findBestCombination(scope),
});
