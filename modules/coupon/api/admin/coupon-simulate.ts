import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { instantText } from "#core/kernel/wire.ts";
import { simulateCoupon } from "../../services/simulate-coupon.ts";
import { termsOfDraft } from "../../services/terms-of-draft.ts";
import { couponInput } from "../coupon-input.ts";

const amount = z.number();

export const couponSimulate = defineMethod({
  name: "coupon_simulate",
  role: "admin",
  permission: "coupon.view",
  summary: "What a coupon would have done to past orders; keeps nothing",
  reads: true,
  input: z.strictObject({ coupon: couponInput, from: instantText, to: instantText }),
  output: z.object({
    orders: z.int(),
    eligible: z.int(),
    discount_total: amount,
    revenue_before: amount,
    revenue_after: amount,
    currency: z.string(),
    truncated: z.boolean().describe("True when there were more orders than are replayed"),
    sample: z.array(
      z.object({
        invoice_id: z.int(),
        created_at: z.string(),
        currency: z.string(),
        subtotal: amount,
        discount: amount,
        total_before: amount,
        total_after: amount,
      }),
    ),
  }),
  handle: async (scope, { coupon, from, to }) => {
    const start = parseInstant(from, scope.shop.timeZone, "start");
    const end = parseInstant(to, scope.shop.timeZone, "end");
    if (start === undefined) throw invalidRequest({ from: "Must be a date or an instant." });
    if (end === undefined || end < start) throw invalidRequest({ to: "Must be a date or an instant that is not before the start." });
    return simulateCoupon(scope, await termsOfDraft(scope, coupon), start, end);
  },
});
