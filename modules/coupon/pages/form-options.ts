import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { PERIODS, periodTitle } from "#core/kernel/period.ts";
import type { RuleInfo } from "#core/views/args/arg-fields.ts";
import { type Choice, type ShopChoices, shopChoices } from "#core/views/args/shop-choices.ts";

/** What the coupon form lets choose from. */
export type FormOptions = Omit<ShopChoices, "serviceTypes"> & {
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly serviceTypes: readonly Choice[];
  readonly periods: readonly Choice[];
};

/** Asks the shop for everything the form offers. What the caller may not see is not offered. */
export async function formOptions(scope: Scope, request: PageRequest): Promise<FormOptions> {
  const rules = await request.call<readonly RuleInfo[]>("coupon_rule_get_list");
  const choices = await shopChoices(scope, request);
  return {
    ...choices,
    rules: new Map(rules.map((rule) => [rule.code, rule])),
    serviceTypes: choices.serviceTypes.map((value) => ({ value, label: SERVICE_WORDS[value] ?? value })),
    periods: PERIODS.map((value) => ({ value, label: periodTitle(value, scope.language) })),
  };
}

const SERVICE_WORDS: Readonly<Record<string, string>> = { book_a_meeting: "Book a meeting", "30_for_30": "30 for 30" };
