import { leavesOf } from "../compile/compile-coupon.ts";
import type { CompiledCoupon } from "../compile/compiled-coupon.ts";
import type { CouponRule } from "../contract.ts";
import { ownRules } from "../rules/own-rules.ts";

/** Whether a coupon's conditions may turn on what the discounts on lines have left; a rule of another module may look at anything. */
export function watchesLines(compiled: CompiledCoupon): boolean {
  const known = answers.get(compiled);
  if (known !== undefined) return known;
  const answer = compiled.nodes.flatMap(leavesOf).some((leaf) => leaf.kind === "rule" && (!own.has(leaf.rule) || isAfterLine(leaf.args)));
  answers.set(compiled, answer);
  return answer;
}

const own: ReadonlySet<CouponRule> = new Set(ownRules);
const answers = new WeakMap<CompiledCoupon, boolean>();

function isAfterLine(args: unknown): boolean {
  return typeof args === "object" && args !== null && "base" in args && args.base === "after_line";
}
