import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { codesInUse } from "../../services/claim-code.ts";
import { couponCode } from "../coupon-input.ts";

export const adminCouponCheckCode = defineMethod({
  name: "coupon_check_code",
  role: "admin",
  permission: "coupon.manage",
  summary: "Whether a code is free.",
  reads: true,
  input: z.strictObject({ code: couponCode }),
  output: z.object({ code: z.string(), free: z.boolean() }),
  handle: async (scope, { code }) => {
    const taken = await codesInUse(scope, [code]);
    return { code, free: !taken.has(code) };
  },
});
