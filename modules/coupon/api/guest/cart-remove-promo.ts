import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { defineMethod } from "#core/events/method.ts";
import { removeCodes } from "../../services/remove-codes.ts";
import { typedCode } from "../typed-code.ts";

export const cartRemovePromo = defineMethod({
  name: "cart_remove_promo",
  role: "guest",
  summary: "Removes a code, or all codes, from the caller's cart",
  input: z.strictObject({ promocode: typedCode.optional() }),
  output: cartSchema,
  handle: (scope, { promocode }) => removeCodes(scope, promocode),
});
