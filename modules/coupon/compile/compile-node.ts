import type { ConditionNode } from "../condition-node.ts";
import { MAX_CONDITION_DEPTH, MAX_CONDITION_NODES } from "../condition-node.ts";
import type { CouponRule } from "../contract.ts";
import type { CompiledNode } from "./compiled-coupon.ts";

export type RuleBook = ReadonlyMap<string, CouponRule>;

/** A stored tree of conditions with its rules looked up and their arguments checked. Never throws: what does not fit becomes faulty. */
export function compileNode(node: unknown, rules: RuleBook, path: string): CompiledNode {
  const budget = { left: MAX_CONDITION_NODES };
  return compile(node, rules, path, 1, true, budget);
}

function compile(node: unknown, rules: RuleBook, path: string, depth: number, atTop: boolean, budget: { left: number }): CompiledNode {
  budget.left -= 1;
  if (depth > MAX_CONDITION_DEPTH || budget.left < 0) return faulty(path, "", "The conditions are too deep or too many.");
  if (!isNode(node)) return faulty(path, "", "This is no condition.");
  const inner = (child: unknown, step: string, stillTop: boolean): CompiledNode =>
    compile(child, rules, `${path}.${step}`, depth + 1, stillTop, budget);
  if ("all" in node) return { kind: "all", path, nodes: node.all.map((child, index) => inner(child, `all[${index}]`, atTop)) };
  if ("any" in node) return { kind: "any", path, nodes: node.any.map((child, index) => inner(child, `any[${index}]`, false)) };
  if ("not" in node) return { kind: "not", path, node: inner(node.not, "not", false) };
  const rule = rules.get(node.rule);
  if (rule === undefined)
    return faulty(path, node.rule, `The rule ${node.rule} is not available: the module it belongs to is disabled or gone.`);
  const args = rule.args.safeParse(node.args ?? {});
  if (!args.success)
    return faulty(path, node.rule, `The arguments of the rule ${node.rule} do not fit: ${args.error.issues[0]?.message ?? ""}`);
  return { kind: "rule", path, rule, args: args.data, narrows: atTop && rule.selects !== undefined };
}

function faulty(path: string, ruleCode: string, fault: string): CompiledNode {
  return { kind: "faulty", path, ruleCode, fault };
}

function isNode(node: unknown): node is ConditionNode {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return false;
  if ("all" in node) return Array.isArray(node.all);
  if ("any" in node) return Array.isArray(node.any);
  if ("not" in node) return true;
  return "rule" in node && typeof node.rule === "string";
}
