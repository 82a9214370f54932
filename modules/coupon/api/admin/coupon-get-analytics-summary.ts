import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { performanceSchema, performanceSummary } from "../../analytics/performance-summary.ts";

export const adminCouponGetAnalyticsSummary = defineMethod({
  name: "coupon_get_analytics_summary",
  role: "admin",
  permission: "coupon.view",
  summary: "How coupons do as a whole: the figures of today, the best ones, and the last uses.",
  reads: true,
  input: z.strictObject({}),
  output: performanceSchema,
  handle: (scope) => performanceSummary(scope),
});
