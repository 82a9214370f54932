import { addItem } from "#core/billing/carts/add-item.ts";
import { addItemInput, newItemFrom } from "#core/billing/carts/add-item-input.ts";
import { cartSchema } from "#core/billing/carts/cart-schema.ts";
import { presentCart } from "#core/billing/carts/present-cart.ts";
import { defineMethod } from "#core/events/method.ts";

export const cartAddItem = defineMethod({
  name: "cart_add_item",
  role: "guest",
  summary: "Adds a product, with its add-ons, to the caller's cart",
  input: addItemInput,
  output: cartSchema,
  handle: async (scope, input) => presentCart(scope, await addItem(scope, newItemFrom(scope, input))),
});
