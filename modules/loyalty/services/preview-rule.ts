import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { boundOf } from "#core/identity/date-range.ts";
import type { ErrorDetails } from "#core/kernel/app-error.ts";
import { exponentOf, minorToWire } from "#core/kernel/money.ts";
import type { Refusal } from "#core/kernel/verdict.ts";
import { boundedText, instantText } from "#core/kernel/wire.ts";
import type { EarningRule, RedemptionRule } from "../contract.ts";
import type { EarningTerms } from "../earning/earning-terms.ts";
import { type ExampleOccasion, exampleFacts, exampleOccasions } from "../earning/example-facts.ts";
import { pointsOfTerms } from "../earning/points-of-terms.ts";
import { pointsFor, pointValue } from "../redeeming/points-value.ts";
import { loyaltySettings } from "../settings.ts";
import { baseRules, maxPointsOf } from "./earn-order.ts";
import { findEarningRule } from "./find-rule.ts";
import { occasionFacts } from "./occasion-facts.ts";
import { type RuleTerms, ruleSentence } from "./rule-sentence.ts";
import { checkArgs, columnsOf, ruleFields } from "./rules.ts";

/** A rule that need not exist, and the moment to try it at; now unless given. */
export const ruleDraftInput = z.strictObject({
  kind: z.enum(["earning", "redemption"]).default("earning"),
  rule: boundedText(100, 1),
  ...ruleFields,
  at: instantText.optional(),
});

export const rulePreviewSchema = z.object({
  summary: z.string(),
  at: z.string(),
  examples: z.array(
    z.object({
      occasion: z.string().describe("`order`, `referral`, `sign_up`, …; `cart` for limits on points as a discount"),
      amount: z.number().nullable().describe("Of the order or cart, net, in the shop's currency"),
      currency: z.string(),
      first_order: z.boolean().describe("Of somebody who was referred"),
      points_without: z.int().describe("By the base rate alone; for a cart the points that could pay all of it"),
      points: z.int().describe("With the rule"),
      refusal: z.string().nullable(),
    }),
  ),
});

export type RulePreview = z.output<typeof rulePreviewSchema>;

/** Says what a rule does and tries it, with the very functions that orders and carts use. Throws `request.invalid` as creating it would. */
export function previewRule(scope: Scope, { kind, rule, title, args, at: moment, ...draft }: z.output<typeof ruleDraftInput>): RulePreview {
  const plugin = checkArgs(scope, kind, rule, args);
  const at = boundOf(scope, "at", moment, "start") ?? scope.now;
  const terms = { ...NOTHING_SET, ...columnsOf(scope, draft), kind, rule, title, args };
  const tried = "earns" in plugin ? triedOrders(scope, plugin, terms, at) : triedCarts(scope, plugin, terms, at);
  return { summary: ruleSentence(scope, terms), at: at.toISOString(), examples: [...tried] };
}

const NOTHING_SET = {
  multiplier_ppm: 1_000_000n,
  max_points: 0n,
  max_points_per_client: 0n,
  window_days: 0,
  starts_at: null,
  ends_at: null,
};

type Examples = RulePreview["examples"];

function triedOrders(scope: Scope, plugin: EarningRule, row: RuleTerms, at: Date): Examples {
  const args = plugin.args.parse(row.args);
  return exampleOccasions(plugin, args, majorOf(scope)).map((example) => {
    const plain = {
      ...occasionFacts({ ...scope, now: at }, example.occasion, { id: 0, groupId: firstGroup(args), country: scope.shop.country }),
      isFirstOrder: example.isFirstOrder,
      isReferred: example.isFirstOrder,
    };
    const facts = exampleFacts(plain, example, args);
    const base = example.occasion === "order" ? baseRules(scope, scope.shop.currency, "buyer") : [];
    const draft: Omit<EarningTerms, "rules"> = { facts: plain, tierPpm: 1_000_000n, maxPoints: maxPointsOf(scope), lines: [] };
    const pointsOf = (rules: EarningTerms["rules"]): number =>
      Number(pointsOfTerms({ ...draft, rules }, facts, (code) => findEarningRule(scope, code), facts.baseMinor).points);
    const own = { ruleId: undefined, code: row.rule, args: row.args, multiplierPpm: row.multiplier_ppm };
    const applied = { ...own, maxPoints: limitOf(row), value: undefined, factor: undefined };
    return exampleOf(scope, example, {
      without: pointsOf(base),
      points: isInForce(row, at) ? pointsOf([...base, applied]) : pointsOf(base),
    });
  });
}

function triedCarts(scope: Scope, plugin: RedemptionRule, row: RuleTerms, at: Date): Examples {
  const { currency } = scope.shop;
  const valueMinor = pointValue(scope.wiring.settings(loyaltySettings), scope.shop, currency);
  if (valueMinor === undefined) return [];
  const args = plugin.args.parse(row.args);
  return [10n, 50n, 100n].map((major) => {
    const baseMinor = major * majorOf(scope) + 37n;
    const points = pointsFor(baseMinor, valueMinor);
    const facts = { at, currency, shopCurrency: currency, clientId: 0, baseMinor, valueMinor, points };
    const verdict = isInForce(row, at) ? plugin.limit(facts, args) : { ok: true as const, points };
    const example = { occasion: "cart", amountMinor: baseMinor, isFirstOrder: false };
    if (!verdict.ok) return exampleOf(scope, example, { without: Number(points), points: 0 }, sentenceOf(scope, verdict));
    return exampleOf(scope, example, { without: Number(points), points: Number(verdict.points) });
  });
}

function exampleOf(
  { shop }: Scope,
  { occasion, amountMinor, isFirstOrder }: ExampleOccasion,
  { without, points }: { readonly without: number; readonly points: number },
  refusal?: string,
): Examples[number] {
  return {
    occasion,
    amount: amountMinor === undefined ? null : minorToWire(amountMinor, shop.currency),
    currency: shop.currency,
    first_order: isFirstOrder,
    points_without: without,
    points,
    refusal: refusal ?? null,
  };
}

function sentenceOf(scope: Scope, { code, details }: Refusal): string {
  return scope.sentence(code, details as ErrorDetails);
}

function majorOf({ shop }: Scope): bigint {
  return 10n ** BigInt(exponentOf(shop.currency));
}

/** A single client who has had nothing of it yet meets both limits at once. */
function limitOf({ max_points: atOnce, max_points_per_client: perClient }: RuleTerms): bigint | undefined {
  const limits = [atOnce, perClient].filter((limit) => limit > 0n);
  return limits.reduce<bigint | undefined>((least, limit) => (least === undefined || limit < least ? limit : least), undefined);
}

function isInForce({ starts_at: startsAt, ends_at: endsAt }: RuleTerms, at: Date): boolean {
  return (startsAt === null || startsAt <= at) && (endsAt === null || endsAt >= at);
}

function firstGroup(args: unknown): number | undefined {
  const groups: unknown = typeof args === "object" && args !== null && "client_groups" in args ? args.client_groups : undefined;
  return Array.isArray(groups) && typeof groups[0] === "number" ? groups[0] : undefined;
}
