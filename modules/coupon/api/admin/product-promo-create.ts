import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { promoInput } from "../../foss/promo-input.ts";
import { createCoupon } from "../../services/create-coupon.ts";

export const adminProductPromoCreate = defineMethod({
  name: "product_promo_create",
  role: "admin",
  permission: "coupon.manage",
  summary: "Creates a coupon with FOSSBilling's fields, inactive unless it says otherwise; answers its id.",
  input: promoInput,
  output: z.int(),
  handle: (scope, { active = false, ...input }) => createCoupon(scope, { ...input, active }, { startMayBePast: true }),
});
