import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { defineMethod } from "#core/events/method.ts";
import { removeCodes } from "../../services/remove-codes.ts";
import { typedCode } from "../typed-code.ts";

export const couponRemoveFromCart = defineMethod({
  name: "coupon_remove_from_cart",
  role: "client",
  summary: "Removes a code, or all codes, from the caller's cart",
  input: z.strictObject({ code: typedCode.optional() }),
  output: z.object({ cart: cartSchema }),
  handle: async (scope, { code }) => ({ cart: await removeCodes(scope, code) }),
});
