import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { defineMethod } from "#core/events/method.ts";
import { applyCodes } from "../../services/apply-codes.ts";
import { typedCode } from "../typed-code.ts";

export const cartApplyPromo = defineMethod({
  name: "cart_apply_promo",
  role: "guest",
  summary: "Applies a code to the caller's cart, in place of codes it cannot be combined with",
  input: z.strictObject({ promocode: typedCode }),
  output: cartSchema,
  handle: async (scope, { promocode }) => (await applyCodes(scope, { codes: [promocode], mode: "partial", replace: true })).cart,
});
