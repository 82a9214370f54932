import type { Scope } from "#core/events/scope.ts";
import type { Chart } from "#core/views/charts/chart.ts";
import type { CouponBreakdown } from "../../analytics/coupon-breakdown.ts";
import type { CouponComparison } from "../../analytics/coupon-comparison.ts";
import type { CouponSecurity } from "../../analytics/coupon-security.ts";
import type { CouponTimeline } from "../../analytics/coupon-timeline.ts";
import { pageWord } from "../page-words.ts";
import { hourLabel, stepLabel, weekdayLabel } from "./analytics-labels.ts";

const AXES = { day: "Day", week: "Week from", month: "Month" } as const;

/** Uses by time, with what began and ended unless nothing on the page says which mark is what. */
export function usesChart(scope: Scope, { points, step, markers }: CouponTimeline, id = "uses", { isMarked = true } = {}): Chart {
  const word = (key: string): string => pageWord(scope, key);
  return {
    id,
    title: word("Redemptions over time"),
    kind: "line",
    axis: word(AXES[step]),
    labels: points.map(({ date }) => stepLabel(scope, date, step)),
    series: [
      { name: word("Uses"), values: points.map(({ uses }) => uses) },
      { name: word("Paid uses"), values: points.map(({ paid }) => paid) },
      { name: word("Given back"), values: points.map(({ given_back }) => given_back) },
    ],
    marks: numberedMarkers(isMarked ? markers : []).map(({ number, point }) => ({
      at: points.findIndex(({ date }) => date === point),
      label: String(number),
    })),
  };
}

/** The markers with the numbers they have in the chart; those of one step share one. */
export function numberedMarkers<Marker extends { readonly point: string }>(markers: readonly Marker[]) {
  const points = [...new Set(markers.map(({ point }) => point))];
  return markers.map((marker) => ({ ...marker, number: points.indexOf(marker.point) + 1 }));
}

/** What came in against what was given. */
export function moneyChart(scope: Scope, { points, step, currency }: CouponTimeline): Chart {
  return {
    id: "money",
    title: pageWord(scope, "Revenue against discounts"),
    kind: "bar",
    axis: pageWord(scope, AXES[step]),
    currency,
    labels: points.map(({ date }) => stepLabel(scope, date, step)),
    series: [
      { name: pageWord(scope, "Revenue"), values: points.map(({ revenue }) => revenue) },
      { name: pageWord(scope, "Discounts given"), values: points.map(({ discount }) => discount) },
    ],
  };
}

/** Uses by weekday, and by hour. */
export function seasonCharts(scope: Scope, { weekdays, hours }: CouponBreakdown): { readonly weekdays: Chart; readonly hours: Chart } {
  const common = { kind: "bar" } as const;
  const name = pageWord(scope, "Uses");
  return {
    weekdays: {
      ...common,
      id: "weekdays",
      title: pageWord(scope, "By weekday"),
      axis: pageWord(scope, "Weekday"),
      labels: weekdays.map(({ weekday }) => weekdayLabel(scope, weekday)),
      series: [{ name, values: weekdays.map(({ uses }) => uses) }],
    },
    hours: {
      ...common,
      id: "hours",
      title: pageWord(scope, "By hour"),
      axis: pageWord(scope, "Hour"),
      labels: hours.map(({ hour }) => hourLabel(hour)),
      series: [{ name, values: hours.map(({ uses }) => uses) }],
    },
  };
}

/** The uses of several coupons in one chart. */
export function comparisonChart(scope: Scope, { coupons, dates, step }: CouponComparison): Chart {
  return {
    id: "comparison",
    title: pageWord(scope, "Uses side by side"),
    kind: "line",
    axis: pageWord(scope, AXES[step]),
    labels: dates.map((date) => stepLabel(scope, date, step)),
    series: coupons.map(({ name, uses_by_step: values }) => ({ name, values })),
  };
}

/** What was tried, and what became of it. */
export function triesChart(scope: Scope, { points, step }: CouponSecurity): Chart {
  return {
    id: "tries",
    title: pageWord(scope, "Tries over time"),
    kind: "line",
    axis: pageWord(scope, AXES[step]),
    labels: points.map(({ date }) => stepLabel(scope, date, step)),
    series: [
      { name: pageWord(scope, "Granted"), values: points.map(({ granted }) => granted) },
      { name: pageWord(scope, "Refused"), values: points.map(({ refused }) => refused) },
      { name: pageWord(scope, "Unknown codes"), values: points.map(({ unknown }) => unknown) },
    ],
  };
}
