import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { previewCoupon, previewSchema } from "../../services/preview-coupon.ts";
import { couponInput } from "../coupon-input.ts";

export const adminCouponPreview = defineMethod({
  name: "coupon_preview",
  role: "admin",
  permission: "coupon.view",
  summary: "What a coupon with these fields would say and give: one sentence, and three example carts at real prices; keeps nothing.",
  reads: true,
  input: z.strictObject({ coupon: couponInput }),
  output: previewSchema,
  handle: (scope, { coupon }) => previewCoupon(scope, coupon),
});
