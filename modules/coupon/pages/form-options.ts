import type { FieldValue, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { PERIODS, periodTitle } from "#core/kernel/period.ts";
import { splitList } from "./arg-texts.ts";
import { OFFERED, type RuleInfo } from "./rule-fields.ts";

export type Option = { readonly value: string; readonly label: string };

/** What the coupon form lets choose from. */
export type FormOptions = {
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly products: readonly Option[];
  readonly groups: readonly Option[];
  readonly consultants: readonly Option[];
  readonly serviceTypes: readonly Option[];
  readonly periods: readonly Option[];
  readonly currencies: readonly Option[];
  readonly days: readonly Option[];
};

/** Asks the shop for everything the form offers. What the caller may not see is not offered. */
export async function formOptions(scope: Scope, { call }: PageRequest): Promise<FormOptions> {
  const rules = await call<readonly RuleInfo[]>("coupon_rule_get_list");
  const products = await offered(() => call<{ readonly list: readonly Product[] }>("product_get_list", { per_page: 500 }), { list: [] });
  const groups = await offered(() => call<Readonly<Record<string, string>>>("client_group_get_pairs"), {});
  const consultants = await offered(() => call<{ readonly list: readonly Consultant[] }>("consultant_get_list", { per_page: 500 }), {
    list: [],
  });
  const currencies = await offered(() => call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest"), {});
  const services = [...new Set(products.list.flatMap(({ service_type }) => service_type ?? []))];
  return {
    rules: new Map(rules.map((rule) => [rule.code, rule])),
    products: products.list.map(({ id, title }) => ({ value: String(id), label: title })),
    groups: Object.entries(groups).map(([value, label]) => ({ value, label })),
    consultants: consultants.list.map(({ id, name }) => ({ value: String(id), label: name })),
    serviceTypes: services.map((value) => ({ value, label: SERVICE_WORDS[value] ?? value })),
    periods: PERIODS.map((value) => ({ value, label: periodTitle(value, scope.language) })),
    currencies: Object.keys(currencies).map((value) => ({ value, label: value })),
    days: Array.from({ length: 7 }, (_none, index) => ({ value: String(index + 1), label: dayName(scope, index) })),
  };
}

/** The choices for an argument of a rule; undefined where the shop knows none. */
export function optionsFor(options: FormOptions, name: string): readonly Option[] | undefined {
  if (!OFFERED.has(name)) return undefined;
  const found = options[name as "products" | "consultants" | "groups" | "currencies" | "days"];
  return found.length === 0 || found.length > MOST_CHOICES ? undefined : found;
}

/** More than these nobody ticks; their ids are written down instead. */
export const MOST_CHOICES = 300;

/** What is chosen now, whether it was ticked or written down. */
export function chosenIn(value: FieldValue | undefined): readonly string[] {
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === "string");
  return typeof value === "string" ? splitList(value) : [];
}

/** The options and whatever else is chosen, so that it is not lost because it is no longer offered. */
export function withChosen(options: readonly Option[], chosen: readonly string[]): readonly Option[] {
  const unknown = chosen.filter((value) => options.every((option) => option.value !== value));
  return [...options, ...unknown.map((value) => ({ value, label: /^\d+$/.test(value) ? `#${value}` : value }))];
}

type Product = { readonly id: number; readonly title: string; readonly service_type: string | null };
type Consultant = { readonly id: number; readonly name: string };

const SERVICE_WORDS: Readonly<Record<string, string>> = { book_a_meeting: "Book a meeting", "30_for_30": "30 for 30" };

async function offered<Result>(ask: () => Promise<Result>, nothing: Result): Promise<Result> {
  try {
    return await ask();
  } catch (fault) {
    if (fault instanceof AppError && fault.code === "auth.forbidden") return nothing;
    throw fault;
  }
}

/** The first of January 2024 was a Monday. */
function dayName({ language }: Scope, index: number): string {
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, 1 + index)));
}
