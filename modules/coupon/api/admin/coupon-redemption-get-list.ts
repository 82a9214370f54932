import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { listRedemptions, redemptionFilters, redemptionSchema } from "../../services/list-redemptions.ts";

export const adminCouponRedemptionGetList = defineMethod({
  name: "coupon_redemption_get_list",
  role: "admin",
  permission: "coupon.view",
  summary: "Redemptions of coupons, newest first.",
  reads: true,
  input: redemptionFilters,
  output: pageOutput(redemptionSchema),
  handle: listRedemptions,
});
