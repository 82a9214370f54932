import { textField } from "#core/events/form-fields.ts";
import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { addDaysToDate, zonedParts } from "#core/kernel/business-calendar.ts";
import type { CouponView } from "../../services/coupon-view.ts";
import { pageWord } from "../page-words.ts";

/** What the address asks of the figures over time, as the API takes it, and what of it cannot be. */
export type AnalyticsQuery = {
  readonly input: Readonly<Record<string, unknown>>;
  readonly couponIds: readonly number[];
  readonly faults: readonly string[];
};

export const ANALYTICS_FIELDS: readonly string[] = ["from", "to", "step", "campaign", "currency"];
const MOST_COUPONS = 5;

/** Coupons are named by their codes, those without one as `#12`; a code that no coupon has is told and left out. */
export async function analyticsQuery(scope: Scope, { query, call }: PageRequest, fields = ANALYTICS_FIELDS): Promise<AnalyticsQuery> {
  const typed = [...new Set(textField(query, "codes").split(/[\s,;]+/))].filter((code) => code !== "");
  const faults: string[] = [];
  if (typed.length > MOST_COUPONS) faults.push(pageWord(scope, "At most {count} coupons can be compared.", { count: MOST_COUPONS }));
  const couponIds: number[] = [];
  for (const code of typed.slice(0, MOST_COUPONS)) {
    try {
      const { id } = await call<CouponView>("coupon_get", /^#\d{1,9}$/.test(code) ? { id: code.slice(1) } : { code });
      if (!couponIds.includes(id)) couponIds.push(id);
    } catch (fault) {
      if (!(fault instanceof AppError)) throw fault;
      faults.push(pageWord(scope, "There is no coupon {code}.", { code }));
    }
  }
  const given = fields.flatMap((name) => (textField(query, name) === "" ? [] : [[name, textField(query, name)]]));
  return { input: { ...Object.fromEntries(given), ...(couponIds.length > 0 && { coupon_ids: couponIds }) }, couponIds, faults };
}

/** What the figures are, or why there are none: sentences that say what of the question cannot be. */
export async function orFaults<Shown>(
  scope: Scope,
  work: Promise<Shown>,
): Promise<{ readonly shown: Shown | undefined; readonly faults: readonly string[] }> {
  try {
    return { shown: await work, faults: [] };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    const isInvalid = fault.code === "request.invalid";
    return { shown: undefined, faults: isInvalid ? Object.values(fault.details).map(String) : [scope.sentence(fault.code, fault.details)] };
  }
}

/** The times that are a click away, all of which end today. */
export function analyticsRanges({ now, shop }: Scope, shown: { readonly from: string; readonly to: string } | undefined) {
  const { date: to } = zonedParts(now, shop.timeZone);
  return RANGES.map(({ days, label }) => {
    const from = addDaysToDate(to, 1 - days);
    return { label, from, to, isCurrent: shown?.from === from && shown.to === to };
  });
}

const RANGES = [
  { days: 7, label: "7 days" },
  { days: 30, label: "30 days" },
  { days: 91, label: "Quarter" },
  { days: 365, label: "Year" },
];
