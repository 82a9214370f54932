import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { presentCart } from "#core/billing/carts/present-cart.ts";
import { defineMethod } from "#core/events/method.ts";
import { pointsInput, redemptionFrom } from "../../services/points-input.ts";
import { redeemInCart } from "../../services/redeem-in-cart.ts";

export const clientLoyaltyRedeem = defineMethod({
  name: "loyalty_redeem",
  role: "client",
  summary: "Uses points as a discount on the cart, instead of those chosen before.",
  input: z.strictObject({ points: pointsInput }),
  output: z.object({ cart: cartSchema }),
  handle: async (scope, { points }) => ({ cart: presentCart(scope, await redeemInCart(scope, redemptionFrom(scope, points))) }),
});
