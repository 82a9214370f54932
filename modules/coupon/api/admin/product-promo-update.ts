import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { promoChanges } from "../../foss/promo-input.ts";
import { updateCoupon } from "../../services/update-coupon.ts";

export const adminProductPromoUpdate = defineMethod({
  name: "product_promo_update",
  role: "admin",
  permission: "coupon.manage",
  summary: "Changes a coupon under FOSSBilling's name.",
  input: promoChanges,
  output: z.literal(true),
  handle: async (scope, input) => {
    await updateCoupon(scope, input);
    return true as const;
  },
});
