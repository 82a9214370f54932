import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { bestCombination } from "../pricing/best-combination.ts";
import { studySource } from "../pricing/study-coupons.ts";
import { priceOwnCart } from "./price-own-cart.ts";

/** The coupons that make the cart cheapest, what they give and what it then costs; major units. */
export type BestCombination = {
  /** Of those that are typed; coupons that apply by themselves are in the figures, but have no code. */
  readonly codes: string[];
  readonly discount: number;
  readonly total: number;
  readonly currency: string;
  readonly proven_optimal: boolean;
};

/** Searches what is attached to the caller's cart and what the shop offers the client for the legal combination with the lowest total. */
export async function findBestCombination(scope: Scope): Promise<BestCombination> {
  const { report: study, currency } = await priceOwnCart(scope, studySource({ withOffered: true }));
  const usable = study.assessed.filter(({ refusals }) => refusals.length === 0);
  const best = bestCombination(usable, study.evaluator, mostEvaluations);
  const evaluation = study.evaluator.together(best.items);
  return {
    codes: evaluation.granted.flatMap(({ candidate: { code } }) => (code === undefined ? [] : [code])),
    discount: minorToWire(
      evaluation.granted.reduce((sum, coupon) => sum + evaluation.amountMinorOf(coupon), 0n),
      currency,
    ),
    total: minorToWire(evaluation.totalMinor, currency),
    currency,
    proven_optimal: best.isProvenOptimal,
  };
}

/** A second or so of searching at the very most; carts with a handful of coupons need a few dozen. */
const mostEvaluations = 5_000;
