import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { couponSecurity, securitySchema } from "../../analytics/coupon-security.ts";
import { periodInput } from "../../analytics/period.ts";

const { currency: _noCurrency, ...input } = periodInput;

export const adminCouponGetSecurity = defineMethod({
  name: "coupon_get_security",
  role: "admin",
  permission: "coupon.view",
  summary: "What was tried and refused: by time and reason, guessing of codes, and who is locked out now.",
  reads: true,
  input: z.strictObject(input),
  output: securitySchema,
  handle: couponSecurity,
});
