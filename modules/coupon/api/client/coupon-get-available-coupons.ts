import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { flag } from "#core/kernel/wire.ts";
import { availableCoupons } from "../../services/available-coupons.ts";
import { reasonSchema } from "../../services/coupon-reasons.ts";

export const couponGetAvailableCoupons = defineMethod({
  name: "coupon_get_available_coupons",
  role: "client",
  summary: "The coupons the shop offers the client, and what each gives on the cart as it is",
  reads: true,
  input: z.strictObject({ include_unusable: flag.default(false) }),
  output: z.array(
    z.object({
      code: z.string().nullable(),
      title: z.string(),
      description: z.string().nullable(),
      type: z.enum(["percentage", "absolute", "free_session"]),
      value: z.number(),
      currency: z.string(),
      end_at: z.string().nullable(),
      automatic: z.boolean(),
      discount_now: z.number(),
      usable: z.boolean(),
      reasons: z.array(reasonSchema),
    }),
  ),
  handle: (scope, { include_unusable }) => availableCoupons(scope, include_unusable),
});
