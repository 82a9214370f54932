import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponHistory, historySchema } from "../../services/coupon-history.ts";
import { findCoupon } from "../../services/find-coupon.ts";

export const adminCouponGetHistory = defineMethod({
  name: "coupon_get_history",
  role: "admin",
  permission: "coupon.view",
  summary: "The versions of a coupon, newest first, each in one sentence, and which of its terms changed.",
  reads: true,
  input: z.strictObject({ id: idNumber }),
  output: z.array(historySchema),
  handle: async (scope, input) => couponHistory(scope, await findCoupon(scope, input)),
});
