import { definePage } from "#core/events/page.ts";
import type { CouponAnalytics } from "../../analytics/coupon-analytics.ts";
import type { CouponTimeline } from "../../analytics/coupon-timeline.ts";
import type { CouponStats } from "../../services/coupon-stats.ts";
import { numberedMarkers, usesChart } from "../analytics/analytics-charts.ts";
import { couponActions } from "../coupon-actions.ts";
import { idOf } from "../coupon-of-page.ts";
import { loadCoupon } from "../load-coupon.ts";

/** `/admin/coupons/:id`: what a coupon says and what has become of it. */
export const couponDetailPage = definePage({
  area: "admin",
  path: "/coupons/:id",
  title: "Coupon",
  permission: "coupon.view",
  template: "coupon-detail",
  load: async (scope, request) => {
    const id = idOf(request);
    const common = await loadCoupon(scope, request);
    const timeline = await request.call<CouponTimeline>("coupon_get_timeline", { coupon_ids: [Number(id)] });
    return {
      ...common,
      lately: timeline.totals,
      before: timeline.previous,
      wasUsedLately: timeline.totals.uses + timeline.totals.given_back > 0,
      chart: usesChart(scope, timeline),
      markers: numberedMarkers(timeline.markers),
      namedInAddress: encodeURIComponent(common.coupon.code ?? `#${id}`),
      stats: await request.call<CouponStats>("coupon_get_stats", { id }),
      analytics: await request.call<CouponAnalytics>("coupon_get_analytics", { id }),
    };
  },
  actions: couponActions,
});
