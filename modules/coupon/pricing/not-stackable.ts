import { type Refusal, refused } from "#core/kernel/verdict.ts";
import type { AssessedCoupon } from "./assess-coupon.ts";
import type { CouponEvaluator } from "./evaluate-coupons.ts";

/** The refusal of a coupon that cannot stand beside another one, and what each would give alone, minor units. `automatic`: the other one applies by itself. */
export function notStackable(coupon: AssessedCoupon, other: AssessedCoupon, evaluator: CouponEvaluator): Refusal {
  const alone = (one: AssessedCoupon): bigint => evaluator.together([one]).amountMinorOf(one);
  return refused("coupon.not_stackable", {
    with: other.candidate.code ?? other.candidate.title,
    discount: alone(coupon),
    with_discount: alone(other),
    automatic: !other.candidate.isTyped,
  });
}

/** Whether a code gives nothing because a coupon that applies by itself gives more: it was not refused, there is just nothing to add. */
export function yieldsToAutomatic({ code, details }: Refusal): boolean {
  return code === "coupon.not_stackable" && details["automatic"] === true;
}
