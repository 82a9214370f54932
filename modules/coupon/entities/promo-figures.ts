import { defineEntity, p } from "@mikro-orm/core";
import { Promo } from "./promo.ts";

/**
 * What has become of a coupon, as far as a job has folded it from redemptions, invoices and tries; amounts are minor units of the
 * shop's currency. What is not folded yet waits in `promo_figures_change` and among the unfolded rows of `promo_tried_cart`, and
 * whoever reads adds it, so that the figures are right at every moment and no sale waits for them. No row: nothing was folded yet.
 */
export const PromoFigures = defineEntity({
  name: "PromoFigures",
  tableName: "promo_figures",
  properties: {
    promo: () => p.manyToOne(Promo).primary(),
    used: p.integer(),
    held: p.integer(),
    committed: p.integer(),
    discount_minor: p.bigint("bigint"),
    revenue_minor: p.bigint("bigint"),
    tried_carts: p.integer(),
    last_used_at: p.datetime(3).nullable(),
  },
});
