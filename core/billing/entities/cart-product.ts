import { defineEntity, p } from "@mikro-orm/core";
import { Cart } from "./cart.ts";
import { Product } from "./product.ts";

/** A line of a cart. No price is stored: it always comes from the catalogue. */
export const CartProduct = defineEntity({
  name: "CartProduct",
  tableName: "cart_product",
  properties: {
    id: p.integer().primary().autoincrement(),
    cart: () => p.manyToOne(Cart).deleteRule("cascade"),
    product: () => p.manyToOne(Product),
    parent: () => p.manyToOne(CartProduct).nullable().deleteRule("cascade"),
    quantity: p.integer(),
    period: p.text().nullable(),
    config: p.json<Record<string, unknown>>().default("{}"),
    created_at: p.datetime(3),
  },
  checks: [{ name: "cart_product_quantity_check", expression: "quantity >= 1 and quantity <= 10000" }],
  indexes: [{ name: "cart_product_cart_index", properties: ["cart"] }],
});
