import { eligible, refused, type Verdict } from "#core/kernel/verdict.ts";
import { verdictFor } from "./compile/outcome-of.ts";
import type { RuleVerdict } from "./compile/rule-verdict.ts";
import type { CouponTerms } from "./terms.ts";

/** What is known about the uses of a coupon when it is priced; the guarded statements at checkout have the last word. */
export type UsageFacts = {
  /** Held and committed checkout uses; 0 is fine for an unlimited coupon. */
  readonly used: number;
  /** Of this client: held and committed. 0 for a guest. */
  readonly clientUses: number;
  /** Whether an unpaid invoice of this client holds a use already. */
  readonly hasOpenHold: boolean;
  /** Minor units of the shop's currency. */
  readonly spentMinor: bigint;
  /** Whether the unique code that was typed has been used. Undefined for shared codes. */
  readonly codeSpent: boolean | undefined;
};

/** What the coupon would cost its budget now, minor units of the shop's currency; 0n asks only whether anything is left. */
export type BudgetCost = { readonly costMinor: bigint };

/** Limits in all, per client and in money, as verdicts beside those of the rules. Pure. */
export function usageVerdicts(
  terms: CouponTerms,
  usage: UsageFacts,
  { costMinor }: BudgetCost = { costMinor: 0n },
): readonly RuleVerdict[] {
  const { maxUses, perClientLimit, budgetMinor } = terms;
  return [
    ...(maxUses === 0
      ? []
      : [
          limit("maxuses", usage.used < maxUses, "coupon.limit_reached", {
            en: `${maxUses} uses in all`,
            de: `insgesamt ${maxUses} Einlösungen`,
          }),
        ]),
    ...(usage.codeSpent === undefined
      ? []
      : [limit("code", !usage.codeSpent, "coupon.already_used", { en: "each code once", de: "jeder Code einmal" })]),
    ...(perClientLimit === 0
      ? []
      : [
          limit("max_uses_per_user", usage.clientUses < perClientLimit, "coupon.already_used", {
            en: perClientLimit === 1 ? "once per client" : `${perClientLimit} times per client`,
            de: perClientLimit === 1 ? "einmal je Kunde" : `${perClientLimit}-mal je Kunde`,
          }),
        ]),
    limit("open_hold", !usage.hasOpenHold, "coupon.already_used", {
      en: "one unpaid invoice at a time",
      de: "je eine unbezahlte Rechnung",
    }),
    ...(budgetMinor === undefined
      ? []
      : [
          limit("budget", hasBudget(budgetMinor - usage.spentMinor, costMinor), "coupon.budget_exhausted", {
            en: "while the budget lasts",
            de: "solange das Budget reicht",
          }),
        ]),
  ];
}

function hasBudget(leftMinor: bigint, costMinor: bigint): boolean {
  return leftMinor > 0n && costMinor <= leftMinor;
}

function limit(field: string, ok: boolean, code: string, words: Readonly<Record<"en" | "de", string>>): RuleVerdict {
  const verdict: Verdict = ok ? eligible : refused(code);
  return verdictFor(field, field, verdict, (language) => words[language]);
}
