import { z } from "zod";
import { minorFromWire } from "#core/kernel/money.ts";
import { type ConditionNode, MAX_CONDITION_DEPTH, MAX_CONDITION_NODES } from "../condition-node.ts";
import { type CouponRule, moneyArg } from "../contract.ts";
import type { FieldFaults } from "./field-faults.ts";

/** Checks a tree of conditions as it is given: shape, depth, size, known rules, their arguments. Every fault names its place. */
export function checkConditions(
  node: unknown,
  rules: readonly CouponRule[],
  shopCurrency: string,
  faults: FieldFaults,
): ConditionNode | undefined {
  if (node === null || node === undefined) return undefined;
  const check: Check = {
    rules: new Map(rules.map((rule) => [rule.code, rule])),
    shopCurrency,
    faults,
    budget: { left: MAX_CONDITION_NODES },
  };
  checkNode(node, "conditions", 1, check);
  return node as ConditionNode;
}

type Check = {
  readonly rules: ReadonlyMap<string, CouponRule>;
  readonly shopCurrency: string;
  readonly faults: FieldFaults;
  readonly budget: { left: number };
};

function checkNode(node: unknown, path: string, depth: number, check: Check): void {
  const { faults, budget } = check;
  const shape = nodeShape.safeParse(node);
  budget.left -= 1;
  if (depth > MAX_CONDITION_DEPTH) faults.add("conditions", `Must be at most ${MAX_CONDITION_DEPTH} deep.`);
  else if (budget.left < 0) faults.add("conditions", `Must have at most ${MAX_CONDITION_NODES} nodes.`);
  else if (!shape.success) faults.add(path, "Must be {all: […]}, {any: […]}, {not: …} or {rule, args}.");
  else if ("rule" in shape.data) checkRule(shape.data.rule, shape.data.args ?? {}, path, check);
  else for (const [step, child] of childrenOf(shape.data)) checkNode(child, `${path}.${step}`, depth + 1, check);
}

function childrenOf(
  node: { readonly all: unknown[] } | { readonly any: unknown[] } | { readonly not?: unknown },
): readonly (readonly [step: string, child: unknown])[] {
  if ("all" in node) return node.all.map((child, index) => [`all[${index}]`, child]);
  if ("any" in node) return node.any.map((child, index) => [`any[${index}]`, child]);
  return [["not", node.not]];
}

const branches = z.array(z.unknown()).min(1).max(MAX_CONDITION_NODES);
const nodeShape = z.union([
  z.strictObject({ all: branches }),
  z.strictObject({ any: branches }),
  z.strictObject({ not: z.unknown() }),
  z.strictObject({ rule: z.string().max(100), args: z.record(z.string(), z.unknown()).optional() }),
]);

function checkRule(code: string, args: Readonly<Record<string, unknown>>, path: string, { rules, shopCurrency, faults }: Check): void {
  const rule = rules.get(code);
  const parsed = rule?.args.safeParse(args);
  if (rule === undefined) faults.add(`${path}.rule`, "There is no such rule.");
  for (const issue of parsed?.error?.issues ?? []) faults.add([`${path}.args`, ...issue.path.map(String)].join("."), issue.message);
  if (rule !== undefined && parsed?.success === true) checkMoney(rule, parsed.data, `${path}.args`, shopCurrency, faults);
}

/** Which arguments are amounts only their schema tells; that their decimals fit the currency it cannot know. */
function checkMoney(rule: CouponRule, args: unknown, path: string, shopCurrency: string, faults: FieldFaults): void {
  if (!(rule.args instanceof z.ZodObject) || typeof args !== "object" || args === null) return;
  for (const [name, schema] of Object.entries(rule.args.shape)) {
    const amount = schema === moneyArg ? moneyArg.safeParse(args[name as keyof typeof args]) : undefined;
    if (amount?.success !== true) continue;
    const amounts = typeof amount.data === "object" ? amount.data : { [shopCurrency]: amount.data };
    for (const [currency, value] of Object.entries(amounts)) faults.collect(() => minorFromWire(value, currency, `${path}.${name}`), 0n);
  }
}
