import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import type { PricingState } from "#core/billing/pricing/pricing-state.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import { takePerUnitFree } from "#core/billing/pricing/take-per-unit-free.ts";
import { takePercent } from "#core/billing/pricing/take-percent.ts";
import { takeSetup } from "#core/billing/pricing/take-setup.ts";
import type { Taking } from "#core/billing/pricing/taking.ts";
import { amountsIn } from "../amounts-in.ts";
import type { CouponCandidate } from "./candidate.ts";

/** The `source.kind` of everything coupons take off. */
export const COUPON_KIND = "coupon";

/** The `source.ref` of a coupon: its id as text. */
export function couponRef(candidate: Pick<CouponCandidate, "compiled">): string {
  return String(candidate.compiled.terms.couponId);
}

/** Whether a coupon works on some lines only and so goes before those on the whole order. */
export function isLineCoupon({ compiled }: Pick<CouponCandidate, "compiled">): boolean {
  return compiled.narrowing.length > 0;
}

/**
 * What a coupon does to the document, over the lines with these keys: free setup in its own lane, and its discount. A coupon without
 * the amounts of the document's currency does nothing; its verdicts refuse it.
 */
export function couponAdjusters(candidate: CouponCandidate, keys: readonly string[], currency: string): readonly Adjuster[] {
  const { terms } = candidate.compiled;
  const common = {
    source: { kind: COUPON_KIND, ref: couponRef(candidate), title: candidate.title },
    priority: terms.priority,
    id: terms.couponId,
  };
  const lane = isLineCoupon(candidate) ? "line" : "cart";
  const take = discountOf(candidate, keys, currency);
  return [
    ...(terms.freesetup ? [{ ...common, lane: "setup", take: (state: PricingState) => takeSetup(state, keys) } as const] : []),
    ...(take === undefined ? [] : [{ ...common, lane, take } as const]),
  ];
}

function discountOf(candidate: CouponCandidate, keys: readonly string[], currency: string): ((state: PricingState) => Taking) | undefined {
  const { terms } = candidate.compiled;
  const amounts = amountsIn(terms, currency);
  if (amounts === undefined) return undefined;
  const capMinor = smaller(amounts.maxDiscountMinor === 0n ? undefined : amounts.maxDiscountMinor, candidate.mostMinor);
  switch (terms.type) {
    case "percentage":
      return (state) => takePercent(state, keys, terms.ratePpm, { base: terms.base, capMinor });
    case "absolute":
      return (state) => takeAmount(state, keys, smaller(amounts.valueMinor, capMinor) ?? 0n);
    case "free_session":
      return (state) => takePerUnitFree(state, keys, terms.freeUnits, capMinor);
  }
}

function smaller(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
