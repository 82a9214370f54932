import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { couponTimeline, timelineSchema } from "../../analytics/coupon-timeline.ts";
import { periodInput } from "../../analytics/period.ts";

export const adminCouponGetTimeline = defineMethod({
  name: "coupon_get_timeline",
  role: "admin",
  permission: "coupon.view",
  summary: "How coupons did over time: uses, discounts and revenue by day, week or month, and what began and ended.",
  reads: true,
  input: z.strictObject(periodInput),
  output: timelineSchema,
  handle: couponTimeline,
});
