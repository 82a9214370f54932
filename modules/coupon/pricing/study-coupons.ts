import type { PricingSource } from "#core/billing/pricing-source.ts";
import { type AssessedCoupon, assessCoupon } from "./assess-coupon.ts";
import type { GatheredCoupons } from "./candidate.ts";
import { chooseCoupons } from "./choose-coupons.ts";
import { COUPON_KIND } from "./coupon-adjusters.ts";
import type { CouponChoice } from "./coupon-choice.ts";
import { couponSourceFor } from "./coupon-source.ts";
import { type CouponEvaluator, couponEvaluator } from "./evaluate-coupons.ts";
import type { CouponSelection } from "./select-candidates.ts";

/** Coupons laid out for questions of the kind "what if", on the ground of one document. */
export type CouponStudy = {
  readonly assessed: readonly AssessedCoupon[];
  readonly evaluator: CouponEvaluator;
  /** What is at work now: codes attached to the cart and coupons that apply by themselves. */
  readonly current: CouponChoice;
};

/** Stands in for the coupons' source where questions are asked: it takes nothing off, its report is the study. */
export function studySource(selection: Partial<CouponSelection>): PricingSource<GatheredCoupons, CouponStudy> {
  return {
    kind: COUPON_KIND,
    lane: "setup",
    gather: couponSourceFor(selection).gather,
    plan: ({ candidates, facts, rateMillionths }, _subject, tryPrice) => {
      const assessed = candidates.map((candidate) => assessCoupon(candidate, facts));
      const evaluator = couponEvaluator({ facts, rateMillionths, tryPrice });
      const atWork = assessed.filter(({ candidate, refusals }) => refusals.length === 0 && isInPlay(candidate));
      return { adjusters: [], fragments: {}, report: { assessed, evaluator, current: chooseCoupons(atWork, evaluator) } };
    },
  };
}

/** Attached to the cart, or applying by itself; not merely offered or asked about. */
function isInPlay({ attachedId, isTyped }: AssessedCoupon["candidate"]): boolean {
  return attachedId !== undefined || !isTyped;
}
