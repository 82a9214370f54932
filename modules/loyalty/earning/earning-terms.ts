import { z } from "zod";
import type { UnitRuns } from "#core/kernel/unit-runs.ts";
import { runsFromJson, runsToJson } from "#core/kernel/unit-runs.ts";
import type { EarningFacts, Ratio } from "../contract.ts";

/** A rule as it was applied. `value` or `factor` is what it gave then; it stands in when the rule's module is gone at a refund. */
export type AppliedRule = {
  /** The row it comes from; undefined for the base rate of the settings. */
  readonly ruleId: number | undefined;
  readonly code: string;
  readonly args: unknown;
  readonly multiplierPpm: bigint;
  /** The most points it may give here, limits per client included; undefined without any. */
  readonly maxPoints: bigint | undefined;
  readonly value: Ratio | undefined;
  readonly factor: Ratio | undefined;
};

/** A line of the order with the base of each of its units. */
export type TermsLine = {
  readonly itemId: number;
  readonly productId: number | undefined;
  readonly productType: string;
  readonly units: UnitRuns;
};

/** Everything points of an order were computed from. */
export type EarningTerms = {
  readonly facts: Omit<EarningFacts, "lines" | "baseMinor">;
  readonly tierPpm: bigint;
  /** The most points of the order in all; undefined without a limit. */
  readonly maxPoints: bigint | undefined;
  readonly lines: readonly TermsLine[];
  readonly rules: readonly AppliedRule[];
};

const whole = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => BigInt(text));
const optional = <Type extends z.ZodType>(type: Type) => type.nullable().transform((value) => value ?? undefined);

const ratio = z.object({ numerator: whole, denominator: whole });

const schema = z.object({
  facts: z.object({
    occasion: z.string(),
    at: z.string().transform((text) => new Date(text)),
    date: z.string(),
    weekday: z.int(),
    minutesOfDay: z.int(),
    client: z.object({ id: z.int(), groupId: optional(z.int()), country: optional(z.string()) }),
    currency: z.string(),
    shopCurrency: z.string(),
    isFirstOrder: z.boolean(),
    isReferred: z.boolean(),
  }),
  tierPpm: whole,
  maxPoints: optional(whole),
  lines: z.array(
    z.object({
      itemId: z.int(),
      productId: optional(z.int()),
      productType: z.string(),
      units: z.unknown().transform((json) => runsFromJson(json)),
    }),
  ),
  rules: z.array(
    z.object({
      ruleId: optional(z.int()),
      code: z.string(),
      args: z.unknown(),
      multiplierPpm: whole,
      maxPoints: optional(whole),
      value: optional(ratio),
      factor: optional(ratio),
    }),
  ),
});

/** The terms as a JSON column keeps them. */
export function termsToJson({ facts, lines, rules, ...terms }: EarningTerms): Record<string, unknown> {
  const plain = {
    ...terms,
    facts: { ...facts, client: { id: facts.client.id, groupId: facts.client.groupId ?? null, country: facts.client.country ?? null } },
    maxPoints: terms.maxPoints ?? null,
    lines: lines.map((line) => ({ ...line, productId: line.productId ?? null, units: runsToJson(line.units) })),
    rules: rules.map((rule) => ({
      ...rule,
      ruleId: rule.ruleId ?? null,
      maxPoints: rule.maxPoints ?? null,
      value: rule.value ?? null,
      factor: rule.factor ?? null,
    })),
  };
  return JSON.parse(JSON.stringify(plain, (_key, value) => (typeof value === "bigint" ? String(value) : value)));
}

/** Reads what {@link termsToJson} wrote; anything else is corruption and throws. */
export function termsFromJson(json: unknown): EarningTerms {
  return schema.parse(json);
}
