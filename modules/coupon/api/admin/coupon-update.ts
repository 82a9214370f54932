import { defineMethod } from "#core/events/method.ts";
import { couponSchema } from "../../services/coupon-view.ts";
import { showCoupon } from "../../services/show-coupons.ts";
import { updateCoupon } from "../../services/update-coupon.ts";
import { couponChanges } from "../coupon-input.ts";

export const adminCouponUpdate = defineMethod({
  name: "coupon_update",
  role: "admin",
  permission: "coupon.manage",
  summary: "Changes the given fields of a coupon and begins a new version of its terms.",
  input: couponChanges,
  output: couponSchema,
  handle: async (scope, input) => showCoupon(scope, await updateCoupon(scope, input)),
});
