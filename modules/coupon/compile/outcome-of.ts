import type { Language } from "#core/events/scope.ts";
import { refused, type Verdict } from "#core/kernel/verdict.ts";
import type { CouponFacts } from "../contract.ts";
import { leavesOf } from "./compile-coupon.ts";
import type { CompiledNode, RuleNode } from "./compiled-coupon.ts";
import { nodeSummary } from "./node-summary.ts";
import type { RuleVerdict } from "./rule-verdict.ts";
import { selectsLine } from "./target-keys.ts";

/** Whether a condition holds, and the verdicts of the rules in it. */
export type Outcome = { readonly holds: boolean; readonly verdicts: readonly RuleVerdict[] };

/** Checks one condition and everything in it; nothing is cut short, so that every rule can be explained. */
export function outcomeOf(node: CompiledNode, facts: CouponFacts): Outcome {
  switch (node.kind) {
    case "rule":
      return ruleOutcome(node, facts);
    case "faulty": {
      const verdict = verdictFor(node.ruleCode || "conditions", node.path, refused("coupon.not_found"), () => node.ruleCode, node.fault);
      return { holds: false, verdicts: [verdict] };
    }
    case "all": {
      const outcomes = node.nodes.map((child) => outcomeOf(child, facts));
      return { holds: outcomes.every(({ holds }) => holds), verdicts: outcomes.flatMap(({ verdicts }) => verdicts) };
    }
    case "any": {
      const outcomes = node.nodes.map((child) => outcomeOf(child, facts));
      const holds = outcomes.some((outcome) => outcome.holds);
      return { holds, verdicts: outcomes.flatMap(({ verdicts }) => (holds ? loosened(verdicts) : verdicts)) };
    }
    case "not": {
      const inner = outcomeOf(node.node, facts);
      const verdict = inner.holds ? refused(negatedCode(node.node)) : ELIGIBLE;
      return {
        holds: !inner.holds,
        verdicts: [...loosened(inner.verdicts), verdictFor("not", node.path, verdict, (language) => nodeSummary(node, language))],
      };
    }
  }
}

/** A verdict as it is explained. */
export function verdictFor(rule: string, path: string, verdict: Verdict, summary: RuleVerdict["summary"], fault?: string): RuleVerdict {
  const told = verdict.ok ? { code: undefined, details: {} } : { code: verdict.code, details: verdict.details };
  return { rule, path, ok: verdict.ok, ...told, binding: true, summary, fault };
}

const ELIGIBLE: Verdict = { ok: true };

function ruleOutcome(node: RuleNode, facts: CouponFacts): Outcome {
  const { rule, path } = node;
  const summary = (language: Language): string => nodeSummary(node, language);
  try {
    const verdict = verdictOf(node, facts);
    return { holds: verdict.ok, verdicts: [verdictFor(rule.code, path, verdict, summary)] };
  } catch (error) {
    const fault = `The rule ${rule.code} failed: ${error instanceof Error ? error.message : "unknown fault"}`;
    return { holds: false, verdicts: [verdictFor(rule.code, path, refused("coupon.not_found"), summary, fault)] };
  }
}

/** A selecting rule also asks that it selects at least one line. */
function verdictOf(node: RuleNode, facts: CouponFacts): Verdict {
  const verdict = node.rule.check(facts, node.args);
  if (!verdict.ok || node.rule.selects === undefined) return verdict;
  const selectsAny = facts.lines.some((line) => line.discountable && selectsLine(node, line, facts));
  return selectsAny ? verdict : refused("coupon.no_eligible_items");
}

/** What could not be checked refuses the coupon even where another branch holds. */
function loosened(verdicts: readonly RuleVerdict[]): readonly RuleVerdict[] {
  return verdicts.map((verdict) => (verdict.fault === undefined ? { ...verdict, binding: false } : verdict));
}

/** Conditions about who somebody is are never told, so their negation is not either. */
function negatedCode(node: CompiledNode): string {
  const aboutSomebody = leavesOf(node).some((leaf) => leaf.kind === "rule" && PRIVATE_RULES.has(leaf.rule.code));
  return aboutSomebody ? "coupon.not_found" : "coupon.no_eligible_items";
}

const PRIVATE_RULES: ReadonlySet<string> = new Set(["client_groups", "clients", "country"]);
