import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { promoRedemptionFilters, promoRedemptionSchema, promoRedemptions } from "../../foss/promo-redemptions.ts";
import { findCoupon } from "../../services/find-coupon.ts";

export const adminProductPromoRedemptionGetList = defineMethod({
  name: "product_promo_redemption_get_list",
  role: "admin",
  permission: "coupon.view",
  summary: "Redemptions of a coupon under FOSSBilling's name, newest first.",
  reads: true,
  input: promoRedemptionFilters,
  output: pageOutput(promoRedemptionSchema),
  handle: async (scope, input) => {
    await findCoupon(scope, { id: input.promo_id });
    return promoRedemptions(scope, input);
  },
});
