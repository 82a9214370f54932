import { REFUSAL_ORDER } from "../errors.ts";
import type { BindingRefusal, RuleVerdict } from "./rule-verdict.ts";

/** The verdict that refuses the coupon: of the binding ones that say no, the first by the order in which reasons are told. */
export function firstRefusal(verdicts: readonly RuleVerdict[]): BindingRefusal | undefined {
  return refusalsOf(verdicts)[0];
}

/** All verdicts that refuse the coupon, in the order in which reasons are told. */
export function refusalsOf(verdicts: readonly RuleVerdict[]): readonly BindingRefusal[] {
  return verdicts.filter(refuses).toSorted((one, other) => rankOf(one.code) - rankOf(other.code));
}

/** The place of a code in the order in which reasons are told; codes of other modules come last. */
export function rankOf(code: string): number {
  const rank = REFUSAL_ORDER.indexOf(code);
  return rank === -1 ? REFUSAL_ORDER.length : rank;
}

function refuses(verdict: RuleVerdict): verdict is BindingRefusal {
  return verdict.binding && !verdict.ok && verdict.code !== undefined;
}
