import type { PricedAdjustment, PricedDocument } from "#core/billing/pricing/priced-document.ts";
import type { CartCoupon, CartFragments, PricingPlan, TryPrice } from "#core/billing/pricing-source.ts";
import { sumRuns } from "#core/kernel/unit-runs.ts";
import { type Refusal, refused } from "#core/kernel/verdict.ts";
import { type AssessedCoupon, assessCoupon } from "./assess-coupon.ts";
import { budgetCost } from "./budget-cost.ts";
import type { GatheredCoupons } from "./candidate.ts";
import { chooseCoupons } from "./choose-coupons.ts";
import { COUPON_KIND, couponRef } from "./coupon-adjusters.ts";
import type { CouponReport, GrantedCoupon, RefusedCoupon } from "./coupon-report.ts";
import { couponEvaluator } from "./evaluate-coupons.ts";
import { freeListValue } from "./free-list-value.ts";

/** Decides which coupons are at work in a document. Pure: equal facts give equal plans, whatever the pricing is for. */
export function planCoupons(gathered: GatheredCoupons, tryPrice: TryPrice): PricingPlan<CouponReport> {
  const { candidates, facts, rateMillionths, setAside } = gathered;
  const assessed = candidates.map((candidate) => assessCoupon(candidate, facts));
  const verdicts = new Map(assessed.map(({ candidate, verdicts }) => [candidate, verdicts]));
  const eligible = assessed.filter(({ refusals }) => refusals.length === 0);
  if (eligible.length === 0) {
    const refusedCoupons = assessed.flatMap((coupon) => refusedCoupon(coupon, undefined));
    return {
      adjusters: [],
      fragments: fragmentsOf([], refusedCoupons, undefined),
      report: { granted: [], refused: refusedCoupons, setAside, verdicts },
    };
  }
  const choice = chooseCoupons(eligible, couponEvaluator({ facts, rateMillionths, tryPrice }));
  const { evaluation } = choice;
  const granted = evaluation.granted.map((coupon): GrantedCoupon => {
    const discountMinor = evaluation.amountMinorOf(coupon);
    return {
      candidate: coupon.candidate,
      discountMinor,
      listValueMinor:
        coupon.candidate.compiled.terms.type === "free_session" ? freeListValue(evaluation.document, couponRef(coupon.candidate)) : 0n,
      budgetMinor: budgetCost(discountMinor, { ...facts, rateMillionths }),
    };
  });
  const refusedCoupons = assessed
    .filter((coupon) => !evaluation.granted.includes(coupon))
    .flatMap((coupon) => refusedCoupon(coupon, choice.refusals.get(coupon)));
  return {
    adjusters: evaluation.granted.flatMap(({ adjusters }) => adjusters),
    fragments: fragmentsOf(granted, refusedCoupons, evaluation.document),
    report: { granted, refused: refusedCoupons, setAside, verdicts },
  };
}

/** Only who typed a code is told why it gives nothing. */
function refusedCoupon({ candidate, refusals }: AssessedCoupon, inChoice: Refusal | undefined): readonly RefusedCoupon[] {
  if (!candidate.isTyped) return [];
  const [first, ...more] = refusals;
  return [{ candidate, refusals: first === undefined ? [inChoice ?? refused("coupon.no_effect")] : [first, ...more] }];
}

/** The refused codes a cart shows are those attached to it. */
function fragmentsOf(
  granted: readonly GrantedCoupon[],
  refusedCoupons: readonly RefusedCoupon[],
  document: PricedDocument | undefined,
): CartFragments {
  return {
    coupons: document === undefined ? [] : granted.map((coupon) => cartCoupon(coupon, document)),
    refused: refusedCoupons.flatMap(({ candidate, refusals: [{ code: reason, details }] }) =>
      candidate.attachedId === undefined || candidate.code === undefined ? [] : [{ code: candidate.code, reason, details }],
    ),
  };
}

function cartCoupon({ candidate, discountMinor }: GrantedCoupon, { adjustments }: PricedDocument): CartCoupon {
  const own = adjustments.filter(({ source }) => source.kind === COUPON_KIND && source.ref === couponRef(candidate));
  return { code: candidate.code, title: candidate.title, automatic: !candidate.isTyped, discountMinor, lines: linesOf(own) };
}

function linesOf(adjustments: readonly PricedAdjustment[]): CartCoupon["lines"] {
  const byKey = new Map<string, bigint>();
  for (const { key, units, setupMinor } of adjustments.flatMap(({ lines }) => lines)) {
    byKey.set(key, (byKey.get(key) ?? 0n) + sumRuns(units) + setupMinor);
  }
  return [...byKey].map(([key, discountMinor]) => ({ key, discountMinor }));
}
