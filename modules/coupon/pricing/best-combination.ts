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
  const all = allTogether(coupons, evaluator);
  if (all !== undefined) return all;
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

/** Where all may stand beside each other and each gives something there, there is nothing to choose. */
function allTogether(coupons: readonly AssessedCoupon[], evaluator: CouponEvaluator): Combination<AssessedCoupon> | undefined {
  const terms = coupons.map(({ candidate }) => candidate.compiled.terms);
  if (!terms.every((one, index) => terms.slice(index + 1).every((other) => mayCombine(one, other)))) return undefined;
  const { granted, totalMinor } = evaluator.together(coupons);
  return granted.length === coupons.length ? { items: coupons, totalMinor, isProvenOptimal: true } : undefined;
}
