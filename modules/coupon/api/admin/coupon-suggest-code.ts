import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { freeCode } from "../../services/free-code.ts";
import { codeGeneration } from "../coupon-input.ts";

export const adminCouponSuggestCode = defineMethod({
  name: "coupon_suggest_code",
  role: "admin",
  permission: "coupon.manage",
  summary: "A free code after a recipe, such as SAVE2026 or NEW15B7X; it is not reserved.",
  reads: true,
  input: codeGeneration,
  output: z.object({ code: z.string() }),
  handle: async (scope, input) => ({ code: await freeCode(scope, input) }),
});
