import { stringify } from "csv-stringify/sync";
import type { PageRequest } from "#core/events/page.ts";
import type { CouponBreakdown } from "../../analytics/coupon-breakdown.ts";
import type { CouponComparison } from "../../analytics/coupon-comparison.ts";
import type { CouponTimeline } from "../../analytics/coupon-timeline.ts";

type Row = Readonly<Record<string, unknown>>;
type Table = (call: PageRequest["call"], input: object) => Promise<readonly Row[]>;

const breakdown = (call: PageRequest["call"], input: object): Promise<CouponBreakdown> => call("coupon_get_breakdown", input);

/** The tables of the page that can be had as a file, by the name in its address. */
const TABLES: Readonly<Record<string, Table>> = {
  timeline: async (call, input) => (await call<CouponTimeline>("coupon_get_timeline", input)).points,
  funnel: async (call, input) => Object.entries((await breakdown(call, input)).funnel).map(([step, count]) => ({ step, count })),
  services: async (call, input) => (await breakdown(call, input)).service_types,
  countries: async (call, input) => (await breakdown(call, input)).countries,
  weekdays: async (call, input) => (await breakdown(call, input)).weekdays,
  hours: async (call, input) => (await breakdown(call, input)).hours,
  comparison: async (call, input) =>
    (await call<CouponComparison>("coupon_compare", input)).coupons.map(({ uses_by_step: _steps, ...row }) => row),
};

/** One of them as CSV, its columns called as the API calls them; undefined when there is no such table. Formulas are defused. */
export async function analyticsCsv(name: string, call: PageRequest["call"], input: object): Promise<string | undefined> {
  const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
  if (table === undefined) return undefined;
  return stringify([...(await table(call, input))], { header: true, escape_formulas: true });
}
