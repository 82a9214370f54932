import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import { type Refusal, refused } from "#core/kernel/verdict.ts";
import { amountsIn } from "../amounts-in.ts";
import { refusalsOf } from "../compile/refusals.ts";
import type { RuleVerdict } from "../compile/rule-verdict.ts";
import { targetKeysOf } from "../compile/target-keys.ts";
import { verdictsOf } from "../compile/verdicts-of.ts";
import type { CouponFacts } from "../contract.ts";
import { usageVerdicts } from "../usage-verdicts.ts";
import type { CouponCandidate } from "./candidate.ts";
import { couponAdjusters } from "./coupon-adjusters.ts";

/** A coupon seen by itself: whether its terms and limits allow it here, and what it would do. */
export type AssessedCoupon = {
  readonly candidate: CouponCandidate;
  /** Every condition and limit, for whoever explains; none for a code nobody may learn about. */
  readonly verdicts: readonly RuleVerdict[];
  /** Why it cannot be used, in the order in which reasons are told; empty when it can. */
  readonly refusals: readonly Refusal[];
  readonly adjusters: readonly Adjuster[];
};

/** Looks at a coupon by itself. Pure; others beside it are not its concern. */
export function assessCoupon(candidate: CouponCandidate, facts: CouponFacts): AssessedCoupon {
  const { compiled, usage, isKnown, isPinned } = candidate;
  if (isPinned) return assessPinned(candidate, facts);
  const verdicts = [...verdictsOf(compiled, facts), ...usageVerdicts(compiled.terms, usage)];
  return {
    candidate,
    verdicts,
    refusals: isKnown ? toldRefusals(verdicts) : [refused("coupon.not_found")],
    adjusters: couponAdjusters(candidate, targetKeysOf(compiled, facts), facts.currency),
  };
}

/** The binding refusals, each reason once. What must not be learnt hides everything else. */
export function toldRefusals(verdicts: readonly RuleVerdict[]): readonly Refusal[] {
  const refusals = refusalsOf(verdicts);
  if (refusals[0]?.code === "coupon.not_found") return [refused("coupon.not_found")];
  const told = new Map<string, Refusal>();
  for (const { code, details } of refusals) if (!told.has(code)) told.set(code, refused(code, details));
  return [...told.values()];
}

/** The conditions were met, and the lines chosen, when the order was made; on a renewal only the currency can be in the way. */
function assessPinned(candidate: CouponCandidate, facts: CouponFacts): AssessedCoupon {
  const keys = facts.lines.filter(({ discountable }) => discountable).map(({ key }) => key);
  const isSupported = amountsIn(candidate.compiled.terms, facts.currency) !== undefined;
  return {
    candidate,
    verdicts: [],
    refusals: isSupported ? [] : [refused("coupon.currency_not_supported")],
    adjusters: couponAdjusters(candidate, keys, facts.currency),
  };
}
