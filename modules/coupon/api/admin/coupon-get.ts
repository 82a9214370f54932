import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponSchema } from "../../services/coupon-view.ts";
import { findCoupon } from "../../services/find-coupon.ts";
import { showCoupon } from "../../services/show-coupons.ts";

export const adminCouponGet = defineMethod({
  name: "coupon_get",
  role: "admin",
  permission: "coupon.view",
  summary: "A coupon by its id, or by any of its codes.",
  reads: true,
  input: z.union([z.strictObject({ id: idNumber }), z.strictObject({ code: z.string().min(1).max(64) })]),
  output: couponSchema,
  handle: async (scope, input) => showCoupon(scope, await findCoupon(scope, input)),
});
