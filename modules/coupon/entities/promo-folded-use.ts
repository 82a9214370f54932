import { defineEntity, p } from "@mikro-orm/core";

/** What of one checkout redemption is in `promo_figures`; folding it again adds the difference, so it may be done any number of times. */
export const PromoFoldedUse = defineEntity({
  name: "PromoFoldedUse",
  tableName: "promo_folded_use",
  properties: {
    promo_redemption_id: p.integer().primary().autoincrement(false),
    used: p.integer(),
    held: p.integer(),
    committed: p.integer(),
    discount_minor: p.bigint("bigint"),
    revenue_minor: p.bigint("bigint"),
  },
});
