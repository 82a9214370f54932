import type { EarningFacts, EarningRule, Ratio } from "../contract.ts";
import type { AppliedRule, EarningTerms } from "./earning-terms.ts";
import { atMost, floorOf, noPoints, ofPpm, one, plus, times } from "./ratio.ts";

/** The rule plug-in of a code, or undefined while its module is off. */
export type FindRule = (code: string) => EarningRule | undefined;

/** What a rule gave, before rounding: points, or a factor on those of the others. */
export type RuleShare = { readonly value: Ratio | undefined; readonly factor: Ratio | undefined };

/** What an earning comes to, and what each of its rules gives, in their order. */
export type EarnedPoints = { readonly points: bigint; readonly shares: readonly RuleShare[] };

/**
 * The points of an earning on what is left of its lines: each rule's exact value × its multiplier, × the tier and the factors unless
 * it is a fixed gift, each capped; then the sum, rounded down once and capped. `wholeBaseMinor` is the base before any refund: the part
 * of it that is left stands in for a rule that nobody knows any more.
 */
export function pointsOfTerms(terms: EarningTerms, facts: EarningFacts, find: FindRule, wholeBaseMinor: bigint): EarnedPoints {
  const asked = terms.rules.map((rule) => askRule(rule, facts, find, wholeBaseMinor));
  const factor = asked.reduce((product, answer) => ("factor" in answer ? times(product, answer.factor) : product), ofPpm(terms.tierPpm));
  const shares = asked.map((answer, index): RuleShare => {
    if ("factor" in answer) return { value: undefined, factor: answer.factor };
    const scaled = answer.isFixed ? answer.points : times(answer.points, factor);
    const limit = terms.rules[index]?.maxPoints;
    return { value: limit === undefined ? scaled : atMost(scaled, limit), factor: undefined };
  });
  const sum = floorOf(shares.reduce((total, { value }) => plus(total, value ?? noPoints), noPoints));
  return { points: terms.maxPoints !== undefined && sum > terms.maxPoints ? terms.maxPoints : sum, shares };
}

type Answer = { readonly factor: Ratio } | { readonly points: Ratio; readonly isFixed: boolean };

function askRule(rule: AppliedRule, facts: EarningFacts, find: FindRule, wholeBaseMinor: bigint): Answer {
  const plugin = find(rule.code);
  if (plugin === undefined)
    return rule.factor === undefined ? { points: remembered(rule, facts, wholeBaseMinor), isFixed: true } : { factor: rule.factor };
  if (plugin.occasions !== "any" && !plugin.occasions.includes(facts.occasion)) return { points: noPoints, isFixed: true };
  const earned = plugin.earns(facts, plugin.args.parse(rule.args));
  if (earned.kind === "factor") return { factor: notNegative(earned.factor, one) };
  return { points: times(notNegative(earned.points, noPoints), ofPpm(rule.multiplierPpm)), isFixed: plugin.isFixed ?? false };
}

/** What the rule gave then, in proportion to the base that is left. */
function remembered({ value = noPoints }: AppliedRule, { baseMinor }: EarningFacts, wholeBaseMinor: bigint): Ratio {
  return wholeBaseMinor === 0n ? noPoints : times(value, { numerator: baseMinor, denominator: wholeBaseMinor });
}

function notNegative(ratio: Ratio, otherwise: Ratio): Ratio {
  return ratio.denominator > 0n && ratio.numerator >= 0n ? ratio : otherwise;
}
