import type { CouponRule } from "../contract.ts";
import { ownRules } from "../rules/own-rules.ts";
import type { CouponTerms } from "../terms.ts";
import { compileNode } from "./compile-node.ts";
import type { CompiledCoupon, CompiledNode, FactNeeds, FaultyNode, RuleNode } from "./compiled-coupon.ts";
import { fixedConditions } from "./fixed-conditions.ts";

/**
 * Turns the terms of a coupon into rules: the fixed fields first, then the tree of conditions, all of which must hold. Pure; use
 * `compiledCoupon` where a wiring is at hand, it remembers the result.
 */
export function compileCoupon(terms: CouponTerms, rules: readonly CouponRule[]): CompiledCoupon {
  const book = new Map(rules.map((rule) => [rule.code, rule]));
  const fixed = fixedConditions(terms).map(
    ({ path, rule, args }): RuleNode => ({ kind: "rule", path, rule, args, narrows: rule.selects !== undefined }),
  );
  const free = terms.conditions === undefined ? [] : [compileNode(terms.conditions, book, "conditions")];
  const nodes: readonly CompiledNode[] = [...fixed, ...free];
  const leaves = nodes.flatMap(leavesOf);
  const checked = leaves.flatMap((leaf) => (leaf.kind === "rule" ? [leaf] : []));
  return {
    terms,
    nodes,
    narrowing: checked.filter(({ narrows }) => narrows),
    needs: needsOf(terms, checked),
    faults: leaves.flatMap((leaf) => (leaf.kind === "faulty" ? [`${leaf.path}: ${leaf.fault}`] : [])),
  };
}

/** The rules at the ends of a tree, in order. */
export function leavesOf(node: CompiledNode): readonly (RuleNode | FaultyNode)[] {
  switch (node.kind) {
    case "all":
    case "any":
      return node.nodes.flatMap(leavesOf);
    case "not":
      return leavesOf(node.node);
    default:
      return [node];
  }
}

/** What our own rules look at is known; a rule of another module may look at any fact. */
function needsOf(terms: CouponTerms, leaves: readonly RuleNode[]): FactNeeds {
  const gathering = new Map(leaves.filter(({ rule }) => rule.gather !== undefined).map(({ rule }) => [rule.code, rule]));
  const foreign = leaves.some(({ rule }) => !OWN_RULES.has(rule));
  return {
    points: terms.loyaltyPoints > 0 || foreign || leaves.some(({ rule }) => rule.code === "loyalty_points"),
    holiday: foreign || leaves.some(({ rule }) => rule.code === "not_on_holidays"),
    gathering: [...gathering.values()],
  };
}

const OWN_RULES: ReadonlySet<CouponRule> = new Set(ownRules);
