import type { CouponRule } from "../contract.ts";
import type { CouponTerms } from "../terms.ts";

/** Where a condition stands: the name of a fixed field, or `conditions.all[0].any[1]`. */
export type ConditionPath = string;

/** A rule with its checked arguments. `narrows`: it selects lines and stands where that narrows what the coupon works on. */
export type RuleNode = {
  readonly kind: "rule";
  readonly path: ConditionPath;
  readonly rule: CouponRule;
  readonly args: unknown;
  readonly narrows: boolean;
};

/** A condition nobody can check now: its module is disabled, or its arguments no longer fit. The coupon is refused, wherever it stands. */
export type FaultyNode = { readonly kind: "faulty"; readonly path: ConditionPath; readonly ruleCode: string; readonly fault: string };

export type CompiledNode =
  | RuleNode
  | FaultyNode
  | { readonly kind: "all" | "any"; readonly path: ConditionPath; readonly nodes: readonly CompiledNode[] }
  | { readonly kind: "not"; readonly path: ConditionPath; readonly node: CompiledNode };

/** What has to be gathered before the conditions of a coupon can be checked. */
export type FactNeeds = { readonly points: boolean; readonly holiday: boolean; readonly gathering: readonly CouponRule[] };

/** The terms of a coupon with all its conditions as rules, ready to be checked again and again. */
export type CompiledCoupon = {
  readonly terms: CouponTerms;
  /** All must hold. */
  readonly nodes: readonly CompiledNode[];
  /** The selecting rules that narrow the lines, in order. */
  readonly narrowing: readonly RuleNode[];
  readonly needs: FactNeeds;
  /** One sentence each, for operators. */
  readonly faults: readonly string[];
};
