import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponSchema } from "../../services/coupon-view.ts";
import { setActive } from "../../services/set-active.ts";
import { showCoupon } from "../../services/show-coupons.ts";

export const adminCouponDeactivate = defineMethod({
  name: "coupon_deactivate",
  role: "admin",
  permission: "coupon.manage",
  summary: "Switches a coupon off.",
  input: z.strictObject({ id: idNumber }),
  output: couponSchema,
  handle: async (scope, { id }) => showCoupon(scope, await setActive(scope, id, false)),
});
