import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import type { EarningFacts } from "../contract.ts";
import type { AppliedRule, EarningTerms } from "../earning/earning-terms.ts";
import { pointsOfTerms } from "../earning/points-of-terms.ts";
import { floorOf } from "../earning/ratio.ts";
import { loyaltyTables } from "../tables.ts";
import { findEarningRule } from "./find-rule.ts";
import { type RuleRow, rulesInForce } from "./rules-in-force.ts";

/** What rules make of an occasion: the terms, ready to be kept, and the points. */
export type RulesApplied = { readonly terms: EarningTerms; readonly points: bigint };

/** Rules that are asked besides the rows, and whether only fixed gifts count. */
export type AskedRules = { readonly base?: readonly AppliedRule[]; readonly isGiftOnly?: boolean };

/**
 * Asks the rules in force what an occasion earns. Limits per client are read and written here, so the caller holds the lock of the
 * client's wallet. A rule whose module is off, or that throws, gives nothing: it never keeps an invoice from being paid.
 */
export async function applyRules(
  scope: Scope,
  draft: Omit<EarningTerms, "rules">,
  facts: EarningFacts,
  { base = [], isGiftOnly = false }: AskedRules = {},
): Promise<RulesApplied> {
  const rows = (await rulesInForce(scope, "earning")).filter((row) => isAsked(scope, row, facts, isGiftOnly));
  const applied = [...base];
  for (const row of rows) applied.push(await appliedRule(scope, row, facts.client.id));
  const terms = { ...draft, rules: applied.filter((rule) => isSound(scope, { ...draft, rules: [rule] }, facts)) };
  const { points, shares } = pointsOfTerms(terms, facts, (code) => findEarningRule(scope, code), facts.baseMinor);
  const rules = terms.rules.map((rule, index) => ({ ...rule, value: shares[index]?.value, factor: shares[index]?.factor }));
  await recordAwards(scope, rows, rules, facts.client.id);
  return { terms: { ...terms, rules }, points };
}

function isAsked(scope: Scope, { rule }: RuleRow, { occasion }: EarningFacts, isGiftOnly: boolean): boolean {
  const plugin = findEarningRule(scope, rule);
  if (plugin === undefined || (isGiftOnly && plugin.isFixed !== true)) return false;
  return plugin.occasions === "any" || plugin.occasions.includes(occasion);
}

function isSound(scope: Scope, terms: EarningTerms, facts: EarningFacts): boolean {
  try {
    return pointsOfTerms(terms, facts, (code) => findEarningRule(scope, code), facts.baseMinor).points >= 0n;
  } catch (fault) {
    scope.log.error({ err: fault, rule: terms.rules[0]?.code }, "An earning rule failed; it gives nothing.");
    return false;
  }
}

async function appliedRule(scope: Scope, row: RuleRow, clientId: number): Promise<AppliedRule> {
  const { id: ruleId, rule: code, args, multiplier_ppm: multiplierPpm, max_points: perOccasion } = row;
  const perClient = row.max_points_per_client === 0n ? undefined : await leftForClient(scope, row, clientId);
  const limits = [...(perOccasion === 0n ? [] : [perOccasion]), ...(perClient === undefined ? [] : [perClient])];
  const maxPoints = limits.reduce<bigint | undefined>((least, limit) => (least === undefined || limit < least ? limit : least), undefined);
  return { ruleId, code, args, multiplierPpm, maxPoints, value: undefined, factor: undefined };
}

async function leftForClient(
  scope: Scope,
  { id, max_points_per_client: limit, window_days: days }: RuleRow,
  clientId: number,
): Promise<bigint> {
  const awards = loyaltyTables(scope).selectFrom("loyalty_rule_award").where("rule_id", "=", id).where("client_id", "=", clientId);
  const counted = days === 0 ? awards : awards.where("created_at", ">", addDays(scope.now, -days, scope.shop.timeZone));
  const rows = await counted.select("points").execute();
  const left = rows.reduce((sum, { points }) => sum - points, limit);
  return left > 0n ? left : 0n;
}

async function recordAwards(scope: Scope, rows: readonly RuleRow[], rules: readonly AppliedRule[], clientId: number): Promise<void> {
  const limited = new Set(rows.filter((row) => row.max_points_per_client > 0n).map(({ id }) => id));
  const awards = rules.flatMap(({ ruleId, value }) => {
    const points = value === undefined ? 0n : floorOf(value);
    return ruleId === undefined || !limited.has(ruleId) || points === 0n
      ? []
      : [{ rule_id: ruleId, client_id: clientId, points, created_at: scope.now }];
  });
  if (awards.length > 0) await loyaltyTables(scope).insertInto("loyalty_rule_award").values(awards).execute();
}
