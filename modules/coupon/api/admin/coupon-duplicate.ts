import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponSchema } from "../../services/coupon-view.ts";
import { duplicateCoupon } from "../../services/duplicate-coupon.ts";
import { showCoupon } from "../../services/show-coupons.ts";

export const adminCouponDuplicate = defineMethod({
  name: "coupon_duplicate",
  role: "admin",
  permission: "coupon.manage",
  summary: "Copies a coupon under the code X-COPY, unused and inactive.",
  input: z.strictObject({ id: idNumber }),
  output: couponSchema,
  handle: async (scope, { id }) => showCoupon(scope, await duplicateCoupon(scope, id)),
});
