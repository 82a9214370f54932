import type { PricingLine } from "#core/billing/pricing/pricing-input.ts";
import { eligible, refused, type Verdict } from "#core/kernel/verdict.ts";
import type { CouponFacts } from "../contract.ts";
import type { CompiledCoupon, RuleNode } from "./compiled-coupon.ts";

/** The lines the coupon works on: discountable, and selected by every selecting rule that narrows. In document order. */
export function targetKeysOf(compiled: CompiledCoupon, facts: CouponFacts): readonly string[] {
  return targetsOf(compiled.narrowing, facts).map(({ key }) => key);
}

/** Whether any line is left to work on; the billing period is named as the reason when it alone is in the way. */
export function targetVerdict(compiled: CompiledCoupon, facts: CouponFacts): Verdict {
  if (targetsOf(compiled.narrowing, facts).length > 0) return eligible;
  const otherwise = compiled.narrowing.filter(({ rule }) => rule.code !== "periods");
  const onlyPeriod = otherwise.length < compiled.narrowing.length && targetsOf(otherwise, facts).length > 0;
  return refused(onlyPeriod ? "coupon.period_not_eligible" : "coupon.no_eligible_items");
}

/** Whether a selecting rule selects this line. A rule that throws selects nothing. */
export function selectsLine({ rule, args }: RuleNode, line: PricingLine, facts: CouponFacts): boolean {
  try {
    return rule.selects?.(line, facts, args) ?? true;
  } catch {
    return false;
  }
}

function targetsOf(narrowing: readonly RuleNode[], facts: CouponFacts): readonly PricingLine[] {
  return facts.lines.filter((line) => line.discountable && narrowing.every((node) => selectsLine(node, line, facts)));
}
