import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { listCoupons, listedCouponSchema } from "../../services/list-coupons.ts";
import { couponFilters } from "../coupon-filters.ts";

export const adminCouponGetList = defineMethod({
  name: "coupon_get_list",
  role: "admin",
  permission: "coupon.view",
  summary: "Coupons by search, status, kind, campaign, dates, usage and revenue.",
  reads: true,
  input: couponFilters,
  output: pageOutput(listedCouponSchema),
  handle: listCoupons,
});
