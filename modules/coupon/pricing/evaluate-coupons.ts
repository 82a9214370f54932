import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import type { PricedDocument } from "#core/billing/pricing/priced-document.ts";
import type { TryPrice } from "#core/billing/pricing-source.ts";
import { type Refusal, refused } from "#core/kernel/verdict.ts";
import { verdictsOf } from "../compile/verdicts-of.ts";
import type { CouponFacts } from "../contract.ts";
import { type AssessedCoupon, toldRefusals } from "./assess-coupon.ts";
import { budgetCost } from "./budget-cost.ts";
import { COUPON_KIND, couponRef, isLineCoupon } from "./coupon-adjusters.ts";
import { watchesLines } from "./watches-lines.ts";

/** What comes of some coupons together. */
export type Evaluation = {
  readonly document: PricedDocument;
  readonly totalMinor: bigint;
  /** Those that give something here, in the order they were given. */
  readonly granted: readonly AssessedCoupon[];
  readonly amountMinorOf: (coupon: AssessedCoupon) => bigint;
  /** Why the others give nothing; what the granted ones give is the same with or without them. */
  readonly refusalOf: (coupon: AssessedCoupon) => Refusal | undefined;
};

/** Prices coupons on one ground. Pure. */
export type CouponEvaluator = {
  /**
   * Coupons that may stand beside each other. One whose minimum is not reached after line discounts, whose budget does not cover what
   * it would give, or that would give nothing, drops out.
   */
  readonly together: (coupons: readonly AssessedCoupon[]) => Evaluation;
  /** What a coupon gives at most, alone and with all conditions met: beside others it never gives more. */
  readonly mostMinorOf: (coupon: AssessedCoupon) => bigint;
};

/** What an evaluation needs beside the coupons. */
export type EvaluationGround = { readonly facts: CouponFacts; readonly rateMillionths: bigint | undefined; readonly tryPrice: TryPrice };

/** The evaluator of one pricing. */
export function couponEvaluator(ground: EvaluationGround): CouponEvaluator {
  return {
    together: (coupons) => evaluate(coupons, ground),
    mostMinorOf: (coupon) => amountsByRef(priceOf([coupon], ground)).get(couponRef(coupon.candidate)) ?? 0n,
  };
}

function evaluate(coupons: readonly AssessedCoupon[], ground: EvaluationGround): Evaluation {
  const refusals = new Map<AssessedCoupon, Refusal>();
  const reaching = dropUnreached(dropUnreached(coupons, true, ground, refusals), false, ground, refusals);
  let standing = reaching;
  let document = priceOf(standing, ground);
  let amounts = amountsByRef(document);
  for (;;) {
    const over = standing.find((coupon) => exceedsBudget(coupon, amounts.get(couponRef(coupon.candidate)) ?? 0n, ground));
    if (over === undefined) break;
    refusals.set(over, refused("coupon.budget_exhausted"));
    standing = standing.filter((coupon) => coupon !== over);
    document = priceOf(standing, ground);
    amounts = amountsByRef(document);
  }
  const amountMinorOf = (coupon: AssessedCoupon): bigint => amounts.get(couponRef(coupon.candidate)) ?? 0n;
  const granted = standing.filter((coupon) => amountMinorOf(coupon) > 0n);
  for (const coupon of standing) if (amountMinorOf(coupon) === 0n) refusals.set(coupon, refused("coupon.no_effect"));
  return {
    document,
    get totalMinor() {
      return document.totalMinor;
    },
    granted,
    amountMinorOf,
    refusalOf: (coupon) => refusals.get(coupon),
  };
}

function priceOf(coupons: readonly AssessedCoupon[], { tryPrice }: EvaluationGround): PricedDocument {
  return tryPrice(coupons.flatMap(({ adjusters }) => adjusters));
}

/** Checks again, now that line discounts are known, the line coupons or the others among those whose conditions look at them. */
function dropUnreached(
  coupons: readonly AssessedCoupon[],
  onLines: boolean,
  ground: EvaluationGround,
  refusals: Map<AssessedCoupon, Refusal>,
): readonly AssessedCoupon[] {
  const isWatching = ({ candidate }: AssessedCoupon): boolean =>
    !candidate.isPinned && isLineCoupon(candidate) === onLines && watchesLines(candidate.compiled);
  if (!coupons.some(isWatching)) return coupons;
  const others = coupons.filter((coupon) => !isWatching(coupon)).flatMap(({ adjusters }) => adjusters.filter(beforeTheWhole));
  const facts = { ...ground.facts, subtotalAfterLinesMinor: discountableLeft(ground.tryPrice(others)) };
  return coupons.filter((coupon) => {
    if (!isWatching(coupon)) return true;
    const [refusal] = toldRefusals(verdictsOf(coupon.candidate.compiled, facts));
    if (refusal !== undefined) refusals.set(coupon, refusal);
    return refusal === undefined;
  });
}

function beforeTheWhole({ lane }: Adjuster): boolean {
  return lane === "setup" || lane === "line";
}

/** What is left of the lines that coupons may touch, setup fees included. */
function discountableLeft({ input, lines }: PricedDocument): bigint {
  return lines.reduce((sum, line, index) => (input.lines[index]?.discountable ? sum + line.taxableMinor : sum), 0n);
}

function amountsByRef({ adjustments }: PricedDocument): ReadonlyMap<string, bigint> {
  const amounts = new Map<string, bigint>();
  for (const { source, amountMinor } of adjustments) {
    if (source.kind === COUPON_KIND) amounts.set(source.ref, (amounts.get(source.ref) ?? 0n) + amountMinor);
  }
  return amounts;
}

/** A budget bounds checkouts; renewals take none of it. */
function exceedsBudget({ candidate }: AssessedCoupon, amountMinor: bigint, { facts, rateMillionths }: EvaluationGround): boolean {
  const { budgetMinor } = candidate.compiled.terms;
  if (budgetMinor === undefined || facts.isRenewal) return false;
  return budgetCost(amountMinor, { ...facts, rateMillionths }) > budgetMinor - candidate.usage.spentMinor;
}
