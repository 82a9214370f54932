import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponAnalytics, couponAnalyticsSchema } from "../../analytics/coupon-analytics.ts";
import { findCoupon } from "../../services/find-coupon.ts";

export const adminCouponGetAnalytics = defineMethod({
  name: "coupon_get_analytics",
  role: "admin",
  permission: "coupon.view",
  summary: "How a coupon does: attempts, uses, money, bookings, and who came back.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: couponAnalyticsSchema,
  handle: async (scope, input) => couponAnalytics(scope, await findCoupon(scope, input)),
});
