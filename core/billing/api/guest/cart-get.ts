import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { readOwnCart } from "#core/billing/carts/read-own-cart.ts";
import { defineMethod } from "#core/events/method.ts";

export const cartGet = defineMethod({
  name: "cart_get",
  role: "guest",
  summary: "The caller's cart, priced now",
  reads: true,
  input: z.strictObject({}),
  output: cartSchema,
  handle: (scope) => readOwnCart(scope),
});
