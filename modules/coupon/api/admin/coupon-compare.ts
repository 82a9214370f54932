import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { comparisonSchema, couponComparison } from "../../analytics/coupon-comparison.ts";
import { periodInput } from "../../analytics/period.ts";

export const adminCouponCompare = defineMethod({
  name: "coupon_compare",
  role: "admin",
  permission: "coupon.view",
  summary: "How up to five coupons did over the same time, side by side.",
  reads: true,
  input: z.strictObject({ ...periodInput, coupon_ids: z.array(idNumber).min(1).max(5) }),
  output: comparisonSchema,
  handle: couponComparison,
});
