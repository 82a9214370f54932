import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { createCoupon } from "../../services/create-coupon.ts";
import { couponInput } from "../coupon-input.ts";

export const adminCouponCreateAdvanced = defineMethod({
  name: "coupon_create_advanced",
  role: "admin",
  permission: "coupon.manage",
  summary: "Creates a coupon with all its rules; answers its id.",
  input: couponInput,
  output: z.int(),
  handle: (scope, input) => createCoupon(scope, input),
});
