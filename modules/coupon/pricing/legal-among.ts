import type { Refusal } from "#core/kernel/verdict.ts";
import type { AssessedCoupon } from "./assess-coupon.ts";
import type { CouponEvaluator } from "./evaluate-coupons.ts";
import { mayCombine, sharesGroup } from "./may-combine.ts";
import { notStackable } from "./not-stackable.ts";

/**
 * Goes by precedence: what cannot stand beside an earlier one is refused, except that the better of a group takes the other's place. A
 * code that would give nothing even alone is in nobody's way.
 */
export function legalAmong(
  typed: readonly AssessedCoupon[],
  evaluator: CouponEvaluator,
  refusals: Map<AssessedCoupon, Refusal>,
): readonly AssessedCoupon[] {
  let legal: readonly AssessedCoupon[] = [];
  for (const coupon of typed) {
    const { terms } = coupon.candidate.compiled;
    const opposed = legal.filter((other) => !mayCombine(terms, other.candidate.compiled.terms));
    if (opposed.length === 0) {
      legal = [...legal, coupon];
      continue;
    }
    const own = reasonAlone(coupon, evaluator);
    if (own !== undefined) {
      refusals.set(coupon, own);
      continue;
    }
    const idle = opposed.flatMap((other) => reasonsAlone(other, evaluator));
    for (const [other, reason] of idle) refusals.set(other, reason);
    const rivals = opposed.filter((other) => idle.every(([one]) => one !== other));
    const instead = [...legal.filter((other) => !opposed.includes(other)), coupon];
    const [first] = rivals;
    if (first === undefined || winsGroup(coupon, rivals, evaluator, { instead, legal })) {
      for (const loser of rivals) refusals.set(loser, notStackable(loser, coupon, evaluator));
      legal = instead;
    } else {
      refusals.set(coupon, notStackable(coupon, first, evaluator));
    }
  }
  return legal;
}

function winsGroup(
  coupon: AssessedCoupon,
  rivals: readonly AssessedCoupon[],
  evaluator: CouponEvaluator,
  { instead, legal }: { readonly instead: readonly AssessedCoupon[]; readonly legal: readonly AssessedCoupon[] },
): boolean {
  const { terms } = coupon.candidate.compiled;
  const isContest = rivals.every(({ candidate }) => !candidate.takesPlace && sharesGroup(terms, candidate.compiled.terms));
  return isContest && evaluator.together(instead).totalMinor < evaluator.together(legal).totalMinor;
}

/** Why a coupon would give nothing even if no other were there; undefined when it gives something. */
function reasonAlone(coupon: AssessedCoupon, evaluator: CouponEvaluator): Refusal | undefined {
  return evaluator.together([coupon]).refusalOf(coupon);
}

function reasonsAlone(coupon: AssessedCoupon, evaluator: CouponEvaluator): readonly (readonly [AssessedCoupon, Refusal])[] {
  const reason = reasonAlone(coupon, evaluator);
  return reason === undefined ? [] : [[coupon, reason]];
}
