import type { Refusal } from "#core/kernel/verdict.ts";
import type { AssessedCoupon } from "./assess-coupon.ts";
import { bestCombination } from "./best-combination.ts";
import type { CouponChoice } from "./coupon-choice.ts";
import type { CouponEvaluator } from "./evaluate-coupons.ts";
import { notStackable } from "./not-stackable.ts";

/** Lets coupons that apply by themselves join the chosen codes, or take their place where that costs the client less. */
export function addAutomatic(choice: CouponChoice, automatic: readonly AssessedCoupon[], evaluator: CouponEvaluator): CouponChoice {
  if (automatic.length === 0) return choice;
  const typed = choice.evaluation.granted;
  const best = bestCombination([...typed, ...automatic], evaluator, mostEvaluations);
  if (best.totalMinor >= choice.evaluation.totalMinor) return choice;
  const evaluation = evaluator.together(best.items);
  const winner = evaluation.granted.find(({ candidate }) => !candidate.isTyped) ?? evaluation.granted[0];
  const refusals = new Map<AssessedCoupon, Refusal>(choice.refusals);
  for (const coupon of typed) {
    if (!evaluation.granted.includes(coupon) && winner !== undefined) refusals.set(coupon, notStackable(coupon, winner, evaluator));
  }
  return { evaluation, refusals };
}

/** Carts are priced at every read; a shop with this many rival automatic coupons gets a good combination, not always the best. */
const mostEvaluations = 400;
