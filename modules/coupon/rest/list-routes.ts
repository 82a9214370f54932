import { z } from "zod";
import { defineRestRoute, type RestRoute } from "#core/events/rest-route.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { adminCouponCreateMany } from "../api/admin/coupon-create-many.ts";
import { adminCouponGetAnalytics } from "../api/admin/coupon-get-analytics.ts";
import { adminCouponGetAnalyticsSummary } from "../api/admin/coupon-get-analytics-summary.ts";
import { adminCouponGetList } from "../api/admin/coupon-get-list.ts";
import { adminCouponRedemptionGetList } from "../api/admin/coupon-redemption-get-list.ts";
import { redemptionFilters } from "../services/list-redemptions.ts";
import { couponFiltersQuery, filtersOfQuery } from "./coupon-filters-query.ts";
import { couponResource, resourceOf } from "./coupon-resource.ts";

const listed = couponResource.extend({
  revenue: z.number(),
  discount_total: z.number(),
  conversion: z.number(),
  last_used_at: z.string().nullable(),
});

/** Many coupons at once: lists, figures, uses, and making them. */
export const listRoutes: readonly RestRoute[] = [
  defineRestRoute({
    verb: "GET",
    path: "/admin/coupons",
    method: adminCouponGetList,
    query: couponFiltersQuery,
    output: pageOutput(listed),
    names: { type: "discount_type" },
    toInput: ({ query }) => filtersOfQuery(query),
    toBody: (page) => ({ ...page, list: page.list.map(resourceOf) }),
  }),
  defineRestRoute({
    verb: "POST",
    path: "/admin/coupons/bulk",
    method: adminCouponCreateMany,
    body: adminCouponCreateMany.input,
    output: adminCouponCreateMany.output,
    toInput: ({ body }) => body,
    toBody: (result) => result,
  }),
  defineRestRoute({
    verb: "GET",
    path: "/admin/coupons/analytics/summary",
    method: adminCouponGetAnalyticsSummary,
    output: adminCouponGetAnalyticsSummary.output,
    toInput: () => ({}),
    toBody: (result) => result,
  }),
  defineRestRoute({
    verb: "GET",
    path: "/admin/coupons/{id}/analytics",
    method: adminCouponGetAnalytics,
    output: adminCouponGetAnalytics.output,
    toInput: ({ params }) => params,
    toBody: (result) => result,
  }),
  defineRestRoute({
    verb: "GET",
    path: "/admin/coupons/{id}/usage",
    method: adminCouponRedemptionGetList,
    summary: "The uses of a coupon, newest first.",
    query: redemptionFilters.omit({ coupon_id: true }),
    output: adminCouponRedemptionGetList.output,
    toInput: ({ params, query }) => ({ ...query, coupon_id: params["id"] }),
    toBody: (result) => result,
  }),
];
