import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { earningRules, redemptionRules } from "../contract.ts";
import { loyaltyTables } from "../tables.ts";
import { multiplierToWire } from "./multiplier-wire.ts";
import type { RuleRow } from "./rules-in-force.ts";

const kind = z.enum(["earning", "redemption"]);

/** A rule of the programme on the wire. */
export const ruleSchema = z.object({
  id: z.int(),
  kind,
  title: z.string(),
  rule: z.string(),
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
});

/** A row as the API answers it. */
export function ruleView(row: RuleRow): z.input<typeof ruleSchema> {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    rule: row.rule,
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

/** The rules of the programme, oldest first. */
export async function listRules(scope: Scope): Promise<z.input<typeof ruleSchema>[]> {
  const rows = await loyaltyTables(scope).selectFrom("loyalty_rule").selectAll().where("deleted_at", "is", null).orderBy("id").execute();
  return rows.map(ruleView);
}

/** What the active modules provide to make rules of. */
export function listRuleKinds({ wiring, language }: Scope): z.input<typeof ruleKindSchema>[] {
  const schema = (args: z.ZodType): Record<string, unknown> => ({ ...z.toJSONSchema(args, { io: "input", unrepresentable: "any" }) });
  return [
    ...wiring
      .provided(earningRules)
      .map(({ code, title, args }) => ({ kind: "earning" as const, rule: code, title: title[language], args: schema(args) })),
    ...wiring
      .provided(redemptionRules)
      .map(({ code, title, args }) => ({ kind: "redemption" as const, rule: code, title: title[language], args: schema(args) })),
  ];
}
