import type { CouponFacts } from "../contract.ts";
import type { CompiledCoupon } from "./compiled-coupon.ts";
import { outcomeOf, verdictFor } from "./outcome-of.ts";
import type { RuleVerdict } from "./rule-verdict.ts";
import { targetVerdict } from "./target-keys.ts";

/**
 * Checks every condition and answers a verdict for each rule, in order, refused or not, and one for what the selecting rules leave
 * together. Pure. A rule that throws, or is not available, refuses its coupon and nothing else.
 */
export function verdictsOf(compiled: CompiledCoupon, facts: CouponFacts): readonly RuleVerdict[] {
  const conditions = compiled.nodes.flatMap((node) => outcomeOf(node, facts).verdicts);
  return [...conditions, verdictFor("eligible_items", "items", targetVerdict(compiled, facts), targetSummary)];
}

const TARGET_SUMMARY = { en: "something in the cart can be discounted", de: "etwas im Warenkorb kann rabattiert werden" } as const;

function targetSummary(language: keyof typeof TARGET_SUMMARY): string {
  return TARGET_SUMMARY[language];
}
