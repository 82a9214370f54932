import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponSchema } from "../../services/coupon-view.ts";
import { findCoupon } from "../../services/find-coupon.ts";
import { showCoupon } from "../../services/show-coupons.ts";

export const adminCouponGet = defineMethod({
  name: "coupon_get",
  role: "admin",
  permission: "coupon.view",
  summary: "A coupon by its id, or by any of its codes.",
  reads: true,
  input: z
    .strictObject({ id: idNumber.optional(), code: z.string().min(1).max(64).optional() })
    .refine(({ id, code }) => (id === undefined) !== (code === undefined), { error: "Give either an id or a code.", path: ["id"] }),
  output: couponSchema,
  handle: async (scope, { id, code = "" }) => showCoupon(scope, await findCoupon(scope, id === undefined ? { code } : { id })),
});
