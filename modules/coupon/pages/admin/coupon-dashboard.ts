import { definePage } from "#core/events/page.ts";
import type { CouponTimeline } from "../../analytics/coupon-timeline.ts";
import type { PerformanceSummary } from "../../analytics/performance-summary.ts";
import { usesChart } from "../analytics/analytics-charts.ts";
import { couponTabs } from "../coupon-tabs.ts";

/** `/admin/coupons/dashboard`: how coupons do as a whole. */
export const couponDashboardPage = definePage({
  area: "admin",
  path: "/coupons/dashboard",
  title: "Coupons at a glance",
  permission: "coupon.view",
  template: "coupon-dashboard",
  load: async (scope, { call }) => {
    const timeline = await call<CouponTimeline>("coupon_get_timeline");
    return {
      tabs: couponTabs(scope),
      ...(await call<PerformanceSummary>("coupon_get_analytics_summary")),
      lately: timeline.totals,
      before: timeline.previous,
      chart: usesChart(scope, timeline, "lately", { isMarked: false }),
    };
  },
});
