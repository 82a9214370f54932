import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponStats, couponStatsSchema } from "../../services/coupon-stats.ts";
import { findCoupon } from "../../services/find-coupon.ts";

export const adminCouponGetStats = defineMethod({
  name: "coupon_get_stats",
  role: "admin",
  permission: "coupon.view",
  summary: "What has become of a coupon: uses, attempts, conversion, discount and revenue.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: couponStatsSchema,
  handle: async (scope, input) => couponStats(scope, await findCoupon(scope, input)),
});
