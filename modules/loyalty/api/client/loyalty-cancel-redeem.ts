import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { presentCart } from "#core/billing/carts/present-cart.ts";
import { readOwnCart } from "#core/billing/carts/read-own-cart.ts";
import { defineMethod } from "#core/events/method.ts";
import { cancelRedeem } from "../../services/redeem-in-cart.ts";

export const clientLoyaltyCancelRedeem = defineMethod({
  name: "loyalty_cancel_redeem",
  role: "client",
  summary: "Takes the points out of the cart again.",
  input: z.strictObject({}),
  output: z.object({ cart: cartSchema }),
  handle: async (scope) => {
    const priced = await cancelRedeem(scope);
    return { cart: priced === undefined ? await readOwnCart(scope) : presentCart(scope, priced) };
  },
});
