import { z } from "zod";
import { defineRestRoute, type RestRoute } from "#core/events/rest-route.ts";
import { adminCouponActivate } from "../api/admin/coupon-activate.ts";
import { adminCouponCreateAdvanced } from "../api/admin/coupon-create-advanced.ts";
import { adminCouponDeactivate } from "../api/admin/coupon-deactivate.ts";
import { adminCouponDelete } from "../api/admin/coupon-delete.ts";
import { adminCouponGet } from "../api/admin/coupon-get.ts";
import { adminCouponUpdate } from "../api/admin/coupon-update.ts";
import { findCoupon } from "../services/find-coupon.ts";
import { showCoupon } from "../services/show-coupons.ts";
import { couponChangesBody, couponOfBody, newCouponBody, restNames } from "./coupon-body.ts";
import { couponResource, resourceOf } from "./coupon-resource.ts";

/** One coupon: made, read, changed, deleted, switched on and off. */
export const couponRoutes: readonly RestRoute[] = [
  defineRestRoute({
    verb: "POST",
    path: "/admin/coupons",
    method: adminCouponCreateAdvanced,
    status: 201,
    body: newCouponBody,
    output: couponResource,
    names: restNames,
    toInput: ({ body }) => couponOfBody(body),
    toBody: async (id, scope) => resourceOf(await showCoupon(scope, await findCoupon(scope, { id }))),
  }),
  defineRestRoute({
    verb: "GET",
    path: "/admin/coupons/{id}",
    method: adminCouponGet,
    output: couponResource,
    toInput: ({ params }) => params,
    toBody: resourceOf,
  }),
  defineRestRoute({
    verb: "PUT",
    path: "/admin/coupons/{id}",
    method: adminCouponUpdate,
    body: couponChangesBody,
    output: couponResource,
    names: restNames,
    toInput: ({ params, body }) => ({ ...couponOfBody(body), ...params }),
    toBody: resourceOf,
  }),
  defineRestRoute({
    verb: "DELETE",
    path: "/admin/coupons/{id}",
    method: adminCouponDelete,
    output: z.strictObject({ deleted: z.boolean() }),
    toInput: ({ params }) => params,
    toBody: () => ({ deleted: true }),
  }),
  defineRestRoute({
    verb: "POST",
    path: "/admin/coupons/{id}/activate",
    method: adminCouponActivate,
    output: couponResource,
    toInput: ({ params }) => params,
    toBody: resourceOf,
  }),
  defineRestRoute({
    verb: "POST",
    path: "/admin/coupons/{id}/deactivate",
    method: adminCouponDeactivate,
    output: couponResource,
    toInput: ({ params }) => params,
    toBody: resourceOf,
  }),
];
