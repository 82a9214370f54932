import type { AssessedCoupon } from "./assess-coupon.ts";
import { isLineCoupon } from "./coupon-adjusters.ts";
import type { CouponEvaluator } from "./evaluate-coupons.ts";
import { mayCombine } from "./may-combine.ts";
import { type Combination, solveCombination } from "./solve-combination.ts";
import { watchesLines } from "./watches-lines.ts";

/**
 * The legal combination of coupons that costs the client least; with equal totals the one with more typed codes, then fewer coupons.
 * Only coupons whose own terms allow them may be given. Pure.
 */
export function bestCombination(
  coupons: readonly AssessedCoupon[],
  evaluator: CouponEvaluator,
  mostEvaluations: number,
): Combination<AssessedCoupon> {
  const isWatched = coupons.some(({ candidate }) => watchesLines(candidate.compiled));
  const empty = evaluator.together([]);
  const highestTaxPpm = empty.document.input.lines.reduce((most, { taxRatePpm }) => (taxRatePpm > most ? taxRatePpm : most), 0n);
  // Tax is saved at most at the highest rate, and each line may be rounded.
  const potentialMinor = (coupon: AssessedCoupon): bigint => {
    const mostMinor = evaluator.mostMinorOf(coupon);
    return mostMinor + (mostMinor * highestTaxPpm) / 1_000_000n + BigInt(empty.document.lines.length);
  };
  return solveCombination({
    items: coupons,
    mayCombine: (one, other) => mayCombine(one.candidate.compiled.terms, other.candidate.compiled.terms),
    evaluate: evaluator.together,
    potentialMinor,
    isHarmless: ({ candidate, adjusters }) => !isWatched || (!isLineCoupon(candidate) && adjusters.every(({ lane }) => lane === "cart")),
    isPreferred: ({ candidate }) => candidate.isTyped,
    mostEvaluations,
  });
}
