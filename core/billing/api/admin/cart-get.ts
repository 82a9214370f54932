import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { cartErrors } from "#core/billing/carts/errors.ts";
import { loadCart } from "#core/billing/carts/load-cart.ts";
import { presentCart } from "#core/billing/carts/present-cart.ts";
import { priceCart } from "#core/billing/carts/price-cart.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const cartGet = defineMethod({
  name: "cart_get",
  role: "admin",
  permission: "cart.view",
  summary: "Anybody's cart, priced now",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: cartSchema,
  async handle(scope, { id }) {
    const loaded = await loadCart(scope, { cartId: id });
    if (loaded === undefined) throw cartErrors.error("cart.not_found");
    return presentCart(scope, await priceCart(scope, loaded, "cart"));
  },
});
