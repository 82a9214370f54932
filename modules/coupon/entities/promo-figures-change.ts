import { defineEntity, p } from "@mikro-orm/core";

/**
 * A checkout redemption of which the state or the proceeds have changed since they were folded. Written in the transaction that changes
 * them, by an insert that waits for nobody; deleted by the job that folds it.
 */
export const PromoFiguresChange = defineEntity({
  name: "PromoFiguresChange",
  tableName: "promo_figures_change",
  properties: {
    id: p.bigint("bigint").primary().autoincrement(),
    promo_id: p.integer(),
    promo_redemption_id: p.integer(),
  },
});
