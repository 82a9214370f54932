import { z } from "zod";
import { parseInput } from "#core/api/parse-input.ts";
import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { boundOf } from "#core/identity/date-range.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { AppError, invalidRequest } from "#core/kernel/app-error.ts";
import { boundedText, flag, instantText, wholeNumber } from "#core/kernel/wire.ts";
import { type EarningRule, earningRules, type RedemptionRule, redemptionRules } from "../contract.ts";
import { loyaltyErrors } from "../errors.ts";
import { loyaltyTables } from "../tables.ts";
import { findEarningRule, findRedemptionRule } from "./find-rule.ts";
import { multiplierFromWire, multiplierInput } from "./multiplier-wire.ts";
import type { RuleRow } from "./rules-in-force.ts";

const points = wholeNumber(0, 1_000_000_000);

/** What a rule of the programme consists of, its kind and code aside. */
export const ruleFields = {
  title: boundedText(100, 1),
  args: z.record(z.string().max(50), z.unknown()).describe("The arguments of the rule's code"),
  multiplier: multiplierInput.optional(),
  max_points: points.optional().describe("The most points at one occasion; 0 without limit"),
  max_points_per_client: points.optional().describe("The most points a client gets of it; 0 without limit"),
  window_days: wholeNumber(0, 3650).optional().describe("The days over which a client's points are counted; 0 for ever"),
  active: flag.optional(),
  starts_at: instantText.nullable().optional(),
  ends_at: instantText.nullable().optional(),
};

const draftSchema = z.object(ruleFields).partial();

/** The fields of a rule that are to be set. */
export type RuleDraft = z.output<typeof draftSchema>;

/** A rule to be made. */
export type NewRule = RuleDraft & {
  readonly kind: RuleRow["kind"];
  readonly rule: string;
  readonly title: string;
  readonly args: Record<string, unknown>;
};

/** Adds a rule to the programme and answers its id. Throws `request.invalid` for a code nobody provides and for arguments it does not take. */
export async function createRule(scope: Scope, { kind, rule, title, args, ...draft }: NewRule): Promise<number> {
  checkArgs(scope, kind, rule, args);
  const { id } = await loyaltyTables(scope)
    .insertInto("loyalty_rule")
    .values({
      kind,
      rule,
      title,
      args: jsonValue(args),
      ...columnsOf(scope, draft),
      created_at: scope.now,
      updated_at: scope.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await record(scope, "loyalty.rule_create", id, "A loyalty rule was created.");
  return id;
}

/** Changes what is given of a rule; what was earned by it before keeps the terms of that time. Throws `loyalty.rule_not_found`. */
export async function updateRule(scope: Scope, id: number, { title, args, ...draft }: RuleDraft): Promise<void> {
  const { kind, rule } = await findRule(scope, id);
  if (args !== undefined) checkArgs(scope, kind, rule, args);
  await loyaltyTables(scope)
    .updateTable("loyalty_rule")
    .set({
      ...(title === undefined ? {} : { title }),
      ...(args === undefined ? {} : { args: jsonValue(args) }),
      ...columnsOf(scope, draft),
      updated_at: scope.now,
    })
    .where("id", "=", id)
    .execute();
  await record(scope, "loyalty.rule_update", id, "A loyalty rule was changed.");
}

/** Ends a rule; the row stays for what was earned by it. Throws `loyalty.rule_not_found`. */
export async function deleteRule(scope: Scope, id: number): Promise<void> {
  await findRule(scope, id);
  await loyaltyTables(scope).updateTable("loyalty_rule").set({ deleted_at: scope.now }).where("id", "=", id).execute();
  await record(scope, "loyalty.rule_delete", id, "A loyalty rule was deleted.");
}

/** Puts a deleted rule back into force, as it was. Throws `loyalty.rule_not_found`, also for one that was not deleted. */
export async function restoreRule(scope: Scope, id: number): Promise<void> {
  const { numUpdatedRows } = await loyaltyTables(scope)
    .updateTable("loyalty_rule")
    .set({ deleted_at: null, updated_at: scope.now })
    .where("id", "=", id)
    .where("deleted_at", "is not", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw loyaltyErrors.error("loyalty.rule_not_found");
  await record(scope, "loyalty.rule_restore", id, "A deleted loyalty rule was restored.");
}

/** A rule that was not deleted. Throws `loyalty.rule_not_found`. */
export async function findRule(scope: Scope, id: number): Promise<RuleRow> {
  const row = await loyaltyTables(scope)
    .selectFrom("loyalty_rule")
    .selectAll()
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) throw loyaltyErrors.error("loyalty.rule_not_found");
  return row;
}

/** The plug-in a rule is made of, once its arguments suit it. Throws `request.invalid`. */
export function checkArgs(scope: Scope, kind: RuleRow["kind"], code: string, args: Record<string, unknown>): EarningRule | RedemptionRule {
  const plugin = kind === "earning" ? findEarningRule(scope, code) : findRedemptionRule(scope, code);
  const known = kind === "earning" ? scope.wiring.provided(earningRules) : scope.wiring.provided(redemptionRules);
  if (plugin === undefined || !known.some((rule) => rule.code === code)) throw invalidRequest({ rule: "Is not a known rule." });
  try {
    parseInput({ input: plugin.args }, args, scope.language);
    return plugin;
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    throw invalidRequest(Object.fromEntries(Object.entries(fault.details).map(([name, sentence]) => [`args.${name}`, String(sentence)])));
  }
}

/** What was given, as columns. Throws `request.invalid` for a multiplier or date that is none. */
export function columnsOf(scope: Scope, draft: Omit<RuleDraft, "title" | "args">) {
  const { multiplier, max_points, max_points_per_client, window_days, active, starts_at: startsAt, ends_at: endsAt } = draft;
  return {
    ...(multiplier === undefined ? {} : { multiplier_ppm: multiplierFromWire(multiplier) }),
    ...(max_points === undefined ? {} : { max_points: BigInt(max_points) }),
    ...(max_points_per_client === undefined ? {} : { max_points_per_client: BigInt(max_points_per_client) }),
    ...(window_days === undefined ? {} : { window_days }),
    ...(active === undefined ? {} : { active }),
    ...(startsAt === undefined ? {} : { starts_at: boundOf(scope, "starts_at", startsAt ?? undefined, "start") ?? null }),
    ...(endsAt === undefined ? {} : { ends_at: boundOf(scope, "ends_at", endsAt ?? undefined, "end") ?? null }),
  };
}

async function record(scope: Scope, action: string, id: number, message: string): Promise<void> {
  await recordActivity(scope, { action, objectType: "loyalty_rule", objectId: id, message });
}
