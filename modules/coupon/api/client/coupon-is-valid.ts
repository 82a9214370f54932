import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { checkCode } from "../../services/check-code.ts";
import { reasonSchema } from "../../services/coupon-reasons.ts";
import { hypotheticalItems } from "../hypothetical-items.ts";
import { typedCode } from "../typed-code.ts";

export const couponIsValid = defineMethod({
  name: "coupon_is_valid",
  role: "client",
  summary: "Whether a code can be used on the caller's cart, or on given products; changes nothing",
  reads: true,
  input: z.strictObject({ code: typedCode, products: hypotheticalItems.optional() }),
  output: z.object({ valid: z.boolean(), discount: z.number(), currency: z.string(), reasons: z.array(reasonSchema) }),
  handle: (scope, { code, products }) => checkCode(scope, code, products),
});
