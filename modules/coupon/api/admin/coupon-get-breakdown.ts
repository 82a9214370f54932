import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { breakdownSchema, couponBreakdown } from "../../analytics/coupon-breakdown.ts";
import { periodInput } from "../../analytics/period.ts";

export const adminCouponGetBreakdown = defineMethod({
  name: "coupon_get_breakdown",
  role: "admin",
  permission: "coupon.view",
  summary: "Where the uses of a time came from: from trying to paying, by service type, country, weekday and hour.",
  reads: true,
  input: z.strictObject(periodInput),
  output: breakdownSchema,
  handle: couponBreakdown,
});
