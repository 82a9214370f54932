import { defineEntity, p } from "@mikro-orm/core";
import { PromoRedemption } from "./promo-redemption.ts";

/** Append-only: every change of a redemption's state with its reason. */
export const PromoRedemptionTransition = defineEntity({
  name: "PromoRedemptionTransition",
  tableName: "promo_redemption_transition",
  properties: {
    id: p.bigint("bigint").primary().autoincrement(),
    promo_redemption: () => p.manyToOne(PromoRedemption),
    from_status: p.text().nullable(),
    to_status: p.text(),
    reason: p.text(),
    created_at: p.datetime(3),
  },
  uniques: [{ name: "promo_redemption_transition_unique", properties: ["promo_redemption", "to_status"] }],
});
