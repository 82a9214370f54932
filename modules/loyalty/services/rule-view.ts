import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { pageInput } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { flag } from "#core/kernel/wire.ts";
import { type EarningRule, earningRules, type RedemptionRule, redemptionRules } from "../contract.ts";
import { loyaltyTables } from "../tables.ts";
import { findEarningRule, findRedemptionRule } from "./find-rule.ts";
import { multiplierToWire } from "./multiplier-wire.ts";
import { ruleSentence } from "./rule-sentence.ts";
import type { RuleRow } from "./rules-in-force.ts";
import { sortedBy } from "./sorted-by.ts";

const kind = z.enum(["earning", "redemption"]);

/** A rule of the programme on the wire. */
export const ruleSchema = z.object({
  id: z.int(),
  kind,
  title: z.string(),
  rule: z.string(),
  rule_title: z.string(),
  summary: z.string().describe("What it does, in one sentence"),
  available: z.boolean().describe("Whether the module that brings it is on"),
  args: z.record(z.string(), z.unknown()),
  multiplier: z.number(),
  max_points: z.int(),
  max_points_per_client: z.int(),
  window_days: z.int(),
  active: z.boolean(),
  starts_at: z.string().nullable(),
  ends_at: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});

/** A plug-in that rules can be made of. */
export const ruleKindSchema = z.object({
  kind,
  rule: z.string(),
  title: z.string(),
  args: z.record(z.string(), z.unknown()).describe("JSON schema"),
  arg_titles: z.record(z.string(), z.string()).describe("What the arguments are called, as far as the rule says"),
});

/** A row as the API answers it. */
export function ruleView(scope: Scope, row: RuleRow): z.input<typeof ruleSchema> {
  const plugin = row.kind === "earning" ? findEarningRule(scope, row.rule) : findRedemptionRule(scope, row.rule);
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    rule: row.rule,
    rule_title: plugin?.title[scope.language] ?? row.rule,
    summary: ruleSentence(scope, row),
    available: plugin !== undefined,
    args: row.args,
    multiplier: multiplierToWire(row.multiplier_ppm),
    max_points: Number(row.max_points),
    max_points_per_client: Number(row.max_points_per_client),
    window_days: row.window_days,
    active: row.active,
    starts_at: row.starts_at?.toISOString() ?? null,
    ends_at: row.ends_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** Which rules, in which order; the oldest first unless told otherwise. */
export const ruleFilters = z.strictObject({
  ...pageInput,
  ...sortInput(["title", "rule", "active", "starts_at", "ends_at"]),
  kind: kind.optional(),
  active: flag.optional(),
});

/** The rules of the programme. */
export async function listRules(scope: Scope, filters: z.output<typeof ruleFilters>): Promise<z.input<typeof ruleSchema>[]> {
  const { sort, direction, active } = filters;
  const rows = await loyaltyTables(scope).selectFrom("loyalty_rule").selectAll().where("deleted_at", "is", null).orderBy("id").execute();
  const found = rows.filter((row) => (filters.kind ?? row.kind) === row.kind && (active ?? row.active) === row.active);
  const list = found.map((row) => ruleView(scope, row));
  return sort === undefined ? list : sortedBy(list, direction, (row) => (sort === "rule" ? row.rule_title : (row[sort] ?? "")));
}

/** What the active modules provide to make rules of. */
export function listRuleKinds({ wiring, language }: Scope): z.input<typeof ruleKindSchema>[] {
  const schema = (args: z.ZodType): Record<string, unknown> => ({ ...z.toJSONSchema(args, { io: "input", unrepresentable: "any" }) });
  const view = ({ code, title, args, argTitles = {} }: EarningRule | RedemptionRule) => ({
    rule: code,
    title: title[language],
    args: schema(args),
    arg_titles: Object.fromEntries(Object.entries(argTitles).map(([name, words]) => [name, words[language]])),
  });
  return [
    ...wiring.provided(earningRules).map((rule) => ({ kind: "earning" as const, ...view(rule) })),
    ...wiring.provided(redemptionRules).map((rule) => ({ kind: "redemption" as const, ...view(rule) })),
  ];
}
