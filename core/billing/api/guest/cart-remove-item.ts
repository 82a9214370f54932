import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { presentCart } from "#core/billing/carts/present-cart.ts";
import { removeItem } from "#core/billing/carts/remove-item.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const cartRemoveItem = defineMethod({
  name: "cart_remove_item",
  role: "guest",
  summary: "Removes an item, and its add-ons, from the caller's cart",
  input: z.strictObject({ id: idNumber }),
  output: cartSchema,
  handle: async (scope, { id }) => presentCart(scope, await removeItem(scope, id)),
});
