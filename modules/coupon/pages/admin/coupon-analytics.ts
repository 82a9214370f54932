import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { CouponBreakdown } from "../../analytics/coupon-breakdown.ts";
import type { CouponComparison } from "../../analytics/coupon-comparison.ts";
import type { CouponTimeline } from "../../analytics/coupon-timeline.ts";
import { STEPS } from "../../analytics/period.ts";
import { comparisonChart, moneyChart, numberedMarkers, seasonCharts, usesChart } from "../analytics/analytics-charts.ts";
import { countryLabel } from "../analytics/analytics-labels.ts";
import { ANALYTICS_FIELDS, analyticsQuery, analyticsRanges, orFaults } from "../analytics/analytics-query.ts";
import { funnelSteps } from "../analytics/funnel-steps.ts";
import { couponTabs } from "../coupon-tabs.ts";

/** `/admin/coupons/analytics`: how coupons did over time. The address is the question, so a view can be kept and sent. */
export const couponAnalyticsPage = definePage({
  area: "admin",
  path: "/coupons/analytics",
  title: "Analytics",
  permission: "coupon.view",
  template: "coupon-analytics",
  load: async (scope, request) => {
    const { call, query } = request;
    const { input, couponIds, faults } = await analyticsQuery(scope, request);
    const { shown, faults: refused } = await orFaults(scope, figures());
    const asked = new URLSearchParams(Object.fromEntries(["codes", ...ANALYTICS_FIELDS].map((name) => [name, textField(query, name)])));
    return {
      tabs: couponTabs(scope),
      faults: [...faults, ...refused],
      ranges: analyticsRanges(scope, shown?.timeline),
      steps: STEPS.map((step) => ({ value: step, label: `analytics.step.${step}` })),
      campaigns: (await call<readonly { readonly name: string }[]>("coupon_campaign_get_list")).map(({ name }) => ({
        value: name,
        label: name,
      })),
      currencies: Object.keys(await call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest")).map((code) => ({
        value: code,
        label: code,
      })),
      exportQuery: `&${asked}`,
      shown,
    };

    async function figures() {
      const timeline = await call<CouponTimeline>("coupon_get_timeline", input);
      const breakdown = await call<CouponBreakdown>("coupon_get_breakdown", input);
      const comparison = couponIds.length > 1 ? await call<CouponComparison>("coupon_compare", input) : undefined;
      return {
        timeline,
        markers: numberedMarkers(timeline.markers),
        uses: usesChart(scope, timeline),
        money: moneyChart(scope, timeline),
        seasons: seasonCharts(scope, breakdown),
        funnel: funnelSteps(breakdown.funnel, scope.language),
        breakdown: { ...breakdown, countries: breakdown.countries.map((row) => ({ ...row, name: countryLabel(scope, row.country) })) },
        comparison: comparison && { ...comparison, chart: comparisonChart(scope, comparison) },
      };
    }
  },
});
