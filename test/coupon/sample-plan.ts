import { priceDocument } from "#core/billing/pricing/price-document.ts";
import type { PricingInput, PricingLine } from "#core/billing/pricing/pricing-input.ts";
import { compileCoupon } from "#modules/coupon/compile/compile-coupon.ts";
import type { CouponFacts } from "#modules/coupon/contract.ts";
import type { CouponCandidate, GatheredCoupons } from "#modules/coupon/pricing/candidate.ts";
import { planCoupons } from "#modules/coupon/pricing/plan-coupons.ts";
import { ownRules } from "#modules/coupon/rules/own-rules.ts";
import type { CouponTerms } from "#modules/coupon/terms.ts";
import { sampleFacts, sampleTerms } from "./sample-facts.ts";

/** A typed code, attached to the cart and last shown as granted, but for what the test says. Its code is the terms' own. */
export function sampleCandidate(terms: Partial<CouponTerms>, candidate: Partial<CouponCandidate> = {}): CouponCandidate {
  const whole = sampleTerms(terms);
  const isTyped = !whole.automatic;
  return {
    compiled: compileCoupon(whole, ownRules),
    title: whole.code ?? whole.internalName,
    code: isTyped ? whole.code : undefined,
    promoCodeId: whole.couponId,
    isTyped,
    takesPlace: false,
    attachedId: isTyped ? whole.couponId : undefined,
    shownGranted: isTyped ? true : undefined,
    isKnown: true,
    usage: { used: 0, clientUses: 0, hasOpenHold: false, spentMinor: 0n, codeSpent: undefined },
    isPinned: false,
    mostMinor: undefined,
    ...candidate,
  };
}

/** A document in dollars, prices net, with these lines. */
export function sampleInput(lines: readonly PricingLine[]): PricingInput {
  return { currency: "USD", taxInclusive: false, percentRounding: "half_away", taxRounding: "half_away", taxScope: "line", lines };
}

/** The facts of one pricing of these lines with these coupons. */
export function sampleGathered(candidates: readonly CouponCandidate[], facts: Partial<CouponFacts> = {}): GatheredCoupons {
  return { candidates, facts: sampleFacts(facts), rateMillionths: undefined, setAside: [] };
}

/** What the plan makes of it: discounts by code or name, refusals by code, and the total, all in minor units. */
export function outcomeOf(candidates: readonly CouponCandidate[], facts: Partial<CouponFacts> = {}) {
  const gathered = sampleGathered(candidates, facts);
  const input = sampleInput(gathered.facts.lines);
  const plan = planCoupons(gathered, (adjusters) => priceDocument(input, adjusters));
  const document = priceDocument(input, plan.adjusters);
  return {
    total: document.totalMinor,
    discounts: Object.fromEntries(plan.report.granted.map(({ candidate, discountMinor }) => [candidate.title, discountMinor])),
    refusals: Object.fromEntries(plan.report.refused.map(({ candidate, refusals }) => [candidate.title, refusals[0].code])),
    plan,
    document,
  };
}
