import { z } from "zod";
import { resetCart } from "#core/billing/carts/reset-cart.ts";
import { defineMethod } from "#core/events/method.ts";

export const cartReset = defineMethod({
  name: "cart_reset",
  role: "guest",
  summary: "Empties the caller's cart",
  input: z.strictObject({}),
  output: z.boolean(),
  async handle(scope) {
    await resetCart(scope);
    return true;
  },
});
