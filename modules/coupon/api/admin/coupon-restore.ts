import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponSchema } from "../../services/coupon-view.ts";
import { restoreCoupon } from "../../services/restore-coupon.ts";
import { showCoupon } from "../../services/show-coupons.ts";

export const adminCouponRestore = defineMethod({
  name: "coupon_restore",
  role: "admin",
  permission: "coupon.manage",
  summary: "Takes the deletion of a coupon back, codes included.",
  input: z.strictObject({ id: idNumber }),
  output: couponSchema,
  handle: async (scope, { id }) => showCoupon(scope, await restoreCoupon(scope, id)),
});
