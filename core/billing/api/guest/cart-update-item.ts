import { z } from "zod";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { presentCart } from "#core/billing/carts/present-cart.ts";
import { updateItem } from "#core/billing/carts/update-item.ts";
import { defineMethod } from "#core/events/method.ts";
import { idNumber, wholeNumber } from "#core/kernel/wire.ts";

export const cartUpdateItem = defineMethod({
  name: "cart_update_item",
  role: "guest",
  summary: "Sets the quantity of an item of the caller's cart; 0 removes it",
  input: z.strictObject({ id: idNumber, quantity: wholeNumber(0, 10_000) }),
  output: cartSchema,
  handle: async (scope, { id, quantity }) => presentCart(scope, await updateItem(scope, id, quantity)),
});
