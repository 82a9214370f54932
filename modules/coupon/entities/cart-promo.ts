import { defineEntity, p } from "@mikro-orm/core";
import { Cart } from "#core/billing/entities/cart.ts";
import { Promo } from "./promo.ts";
import { PromoCode } from "./promo-code.ts";

/** A code attached to a cart, in typing order. `shown_granted`: whether the cart last shown granted it; checkout keeps that promise. */
export const CartPromo = defineEntity({
  name: "CartPromo",
  tableName: "cart_promo",
  properties: {
    id: p.integer().primary().autoincrement(),
    cart: () => p.manyToOne(Cart).deleteRule("cascade"),
    promo: () => p.manyToOne(Promo),
    promo_code: () => p.manyToOne(PromoCode),
    shown_granted: p.boolean().default(true),
    created_at: p.datetime(3),
  },
  uniques: [{ name: "cart_promo_unique", properties: ["cart", "promo"] }],
});
