import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import type { CouponSecurity } from "../../analytics/coupon-security.ts";
import { STEPS } from "../../analytics/period.ts";
import { ratioOf } from "../../analytics/ratio-of.ts";
import { triesChart } from "../analytics/analytics-charts.ts";
import { countryLabel } from "../analytics/analytics-labels.ts";
import { analyticsQuery, analyticsRanges, orFaults } from "../analytics/analytics-query.ts";
import { couponTabs } from "../coupon-tabs.ts";
import { pageWord } from "../page-words.ts";

/** `/admin/coupons/security`: what was tried and refused, and who is locked out now. */
export const couponSecurityPage = definePage({
  area: "admin",
  path: "/coupons/security",
  title: "Security",
  permission: "coupon.view",
  template: "coupon-security",
  load: async (scope, request) => {
    const { input, faults } = await analyticsQuery(scope, request, ["from", "to", "step"]);
    const found = await orFaults(scope, request.call<CouponSecurity>("coupon_get_security", input));
    return {
      tabs: couponTabs(scope),
      faults: [...faults, ...found.faults],
      ranges: analyticsRanges(scope, found.shown),
      steps: STEPS.map((step) => ({ value: step, label: `analytics.step.${step}` })),
      shown: found.shown && shownSecurity(scope, found.shown),
    };
  },
  actions: {
    release: async (_scope, { form, call }) => {
      await call("coupon_lockout_release", { id: textField(form, "id") });
      return { message: "They may try again." };
    },
  },
});

type Words = Parameters<typeof pageWord>[0];

function shownSecurity(scope: Words, security: CouponSecurity) {
  const number = new Intl.NumberFormat(scope.language);
  const most = security.reasons[0]?.count ?? 1;
  return {
    ...security,
    share: ratioOf(security.refused, security.tries),
    chart: triesChart(scope, security),
    reasons: security.reasons.map(({ code, count }) => ({ word: refusalWord(scope, code), count, most, text: number.format(count) })),
    coupons: security.coupons.map((coupon) => ({ ...coupon, word: refusalWord(scope, coupon.most_frequent) })),
    lockouts: security.lockouts.map((lockout) => ({
      ...lockout,
      subject: lockout.client?.name ?? pageWord(scope, `lockout.${lockout.kind}`),
    })),
    last: security.last.map((refusal) => ({
      ...refusal,
      word: refusalWord(scope, refusal.code),
      country_name: countryLabel(scope, refusal.country),
    })),
  };
}

/** A reason in a few words; those of other modules as their code says it. */
function refusalWord(scope: Words, code: string): string {
  const known = pageWord(scope, `refusal.${code}`);
  if (known !== `refusal.${code}`) return known;
  const text = code.slice(code.lastIndexOf(".") + 1).replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
