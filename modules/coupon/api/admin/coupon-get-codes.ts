import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { findCoupon } from "../../services/find-coupon.ts";
import { codeFilters, codeSchema, listCodes } from "../../services/list-codes.ts";

export const adminCouponGetCodes = defineMethod({
  name: "coupon_get_codes",
  role: "admin",
  permission: "coupon.codes",
  summary: "The codes of a coupon, oldest first.",
  reads: true,
  input: codeFilters,
  output: pageOutput(codeSchema),
  handle: async (scope, input) => {
    await findCoupon(scope, { id: input.id });
    return listCodes(scope, input);
  },
});
