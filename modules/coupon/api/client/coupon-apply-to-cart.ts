import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { defineMethod } from "#core/events/method.ts";
import { flag } from "#core/kernel/wire.ts";
import { applyCodes } from "../../services/apply-codes.ts";
import { reasonSchema } from "../../services/coupon-reasons.ts";
import { typedCode } from "../typed-code.ts";

export const couponApplyToCart = defineMethod({
  name: "coupon_apply_to_cart",
  role: "client",
  summary: "Applies one code or several to the caller's cart",
  input: z
    .strictObject({
      code: typedCode.optional(),
      codes: z.array(typedCode).min(1).max(20).optional().describe("Tried in this order"),
      mode: z.enum(["partial", "all_or_nothing"]).default("partial").describe("What happens when some of several codes cannot be used"),
      replace: flag.default(false).describe("Whether codes that cannot be combined with the new ones are removed"),
    })
    .refine(({ code, codes }) => (code === undefined) !== (codes === undefined), { path: ["code"], error: "Give either code or codes." }),
  output: z.object({
    applied: z.array(z.string()),
    skipped: z.array(z.object({ code: z.string(), reasons: z.array(reasonSchema) })),
    discount: z.number().describe("What the applied codes give, major units of the cart's currency"),
    cart: cartSchema,
  }),
  handle: (scope, { code, codes = [], mode, replace }) => applyCodes(scope, { codes: code === undefined ? codes : [code], mode, replace }),
});
