import type { Language } from "#core/kernel/language.ts";
import type { CouponFunnel } from "../../analytics/coupon-funnel.ts";

/** The steps from trying a code to paying with it, each with its share of the first. */
export function funnelSteps({ tried, granted, checked_out, paid }: CouponFunnel, language: Language) {
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const most = Math.max(tried, granted, checked_out, paid, 1);
  const step = (label: string, hint: string, count: number) => ({
    label,
    hint,
    count,
    most,
    text: tried === 0 ? number.format(count) : `${number.format(count)} · ${percent.format(count / tried)}`,
  });
  return [
    step("Tried a code", "Carts, each once for a code.", tried),
    step("Granted", "It gave something at least once.", granted),
    step("Checked out", "An invoice was made with it.", checked_out),
    step("Paid", "That invoice was paid.", paid),
  ];
}
