import type { Language, Scope } from "#core/events/scope.ts";
import { PPM } from "#core/kernel/rate.ts";
import { pointsWords } from "../rules/rule-words.ts";
import { findEarningRule, findRedemptionRule } from "./find-rule.ts";
import { multiplierToWire } from "./multiplier-wire.ts";
import type { RuleRow } from "./rules-in-force.ts";

/** What of a rule says what it does; it need not be stored. */
export type RuleTerms = Pick<
  RuleRow,
  "kind" | "rule" | "title" | "args" | "multiplier_ppm" | "max_points" | "max_points_per_client" | "window_days" | "starts_at" | "ends_at"
>;

/** A rule in one sentence of the caller's language. A rule that cannot say it is called by its title. */
export function ruleSentence({ wiring, shop, language }: Scope, row: RuleTerms): string {
  const isGerman = language === "de";
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: shop.timeZone });
  const parts = [summaryOf({ wiring }, row, language)];
  if (row.multiplier_ppm !== PPM)
    parts.push(`× ${new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(multiplierToWire(row.multiplier_ppm))}`);
  if (row.max_points > 0n) {
    const most = pointsWords(row.max_points, language);
    parts.push(isGerman ? `höchstens ${most} auf einmal` : `at most ${most} at once`);
  }
  if (row.max_points_per_client > 0n) parts.push(perClientWords(row, language));
  const { starts_at: startsAt, ends_at: endsAt } = row;
  if (startsAt !== null) parts.push(`${isGerman ? "ab" : "from"} ${day.format(startsAt)}`);
  if (endsAt !== null) parts.push(`${isGerman ? "bis" : "until"} ${day.format(endsAt)}`);
  return `${parts.join(", ")}.`;
}

function summaryOf(scope: Pick<Scope, "wiring">, { kind, rule, title, args }: RuleTerms, language: Language): string {
  const plugin = kind === "earning" ? findEarningRule(scope, rule) : findRedemptionRule(scope, rule);
  if (plugin === undefined) return title;
  const checked = plugin.args.safeParse(args);
  if (!checked.success || plugin.summary === undefined) return plugin.title[language];
  return plugin.summary(checked.data, language);
}

function perClientWords({ max_points_per_client: limit, window_days: days }: RuleTerms, language: Language): string {
  const most = pointsWords(limit, language);
  if (language === "de") return days === 0 ? `höchstens ${most} je Kunde` : `höchstens ${most} je Kunde in ${days} Tagen`;
  return days === 0 ? `at most ${most} per client` : `at most ${most} per client in ${days} days`;
}
