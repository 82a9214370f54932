import { defineEntity, p } from "@mikro-orm/core";
import { Cart } from "#core/billing/entities/cart.ts";

/**
 * The points a client wants to use in a cart; nothing is held until the checkout. `shown_points` is how many of them the cart last shown
 * used: the checkout keeps to it or is refused.
 */
export const LoyaltyCartPoints = defineEntity({
  name: "LoyaltyCartPoints",
  tableName: "loyalty_cart_points",
  properties: {
    cart: () => p.manyToOne(Cart).primary().deleteRule("cascade"),
    points: p.bigint("bigint"),
    shown_points: p.bigint("bigint"),
    updated_at: p.datetime(3),
  },
  checks: [{ name: "loyalty_cart_points_points_check", expression: "points > 0" }],
});
