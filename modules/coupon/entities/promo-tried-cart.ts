import { defineEntity, p } from "@mikro-orm/core";

/** A cart in which a coupon was tried at least once, by its code or at the checkout. */
export const PromoTriedCart = defineEntity({
  name: "PromoTriedCart",
  tableName: "promo_tried_cart",
  properties: {
    promo_id: p.integer().primary(),
    cart_id: p.integer().primary(),
    is_folded: p.boolean().default(false),
  },
  indexes: [
    {
      name: "promo_tried_cart_unfolded_index",
      expression: `create index "promo_tried_cart_unfolded_index" on "promo_tried_cart" ("promo_id") where not is_folded`,
    },
  ],
});
