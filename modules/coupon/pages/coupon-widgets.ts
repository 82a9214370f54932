import { defineWidget, type PageRequest } from "#core/events/page.ts";
import type { PerformanceSummary } from "../analytics/performance-summary.ts";

/** One question serves the three widgets of a page. */
const asked = new WeakMap<PageRequest, Promise<PerformanceSummary>>();

function summaryFor(request: PageRequest): Promise<PerformanceSummary> {
  const known = asked.get(request) ?? request.call<PerformanceSummary>("coupon_get_analytics_summary");
  asked.set(request, known);
  return known;
}

const common = { slot: "admin.dashboard", permission: "coupon.view" } as const;

/** What the dashboard tells of coupons at a glance. */
export const couponWidgets = [
  defineWidget({
    ...common,
    title: "Coupons",
    order: 20,
    template: "widget-overview",
    load: async (_scope, request) => {
      const { overview, currency } = await summaryFor(request);
      return { ...overview, currency };
    },
  }),
  defineWidget({
    ...common,
    title: "Best coupons",
    order: 21,
    template: "widget-top",
    load: async (_scope, request) => {
      const { top_performers: best, currency } = await summaryFor(request);
      return best.length === 0 ? undefined : { best, currency };
    },
  }),
  defineWidget({
    ...common,
    title: "Latest redemptions",
    order: 22,
    template: "widget-activity",
    load: async (_scope, request) => {
      const { recent_activity: latest } = await summaryFor(request);
      return latest.length === 0 ? undefined : { latest: latest.slice(0, 6) };
    },
  }),
];
