import type { FieldValue, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { OFFERED } from "./arg-fields.ts";
import { splitList } from "./arg-texts.ts";

export type Choice = { readonly value: string; readonly label: string };

/** What the shop lets choose from, in forms of rules of every kind. */
export type ShopChoices = {
  readonly products: readonly Choice[];
  readonly groups: readonly Choice[];
  readonly consultants: readonly Choice[];
  readonly serviceTypes: readonly string[];
  readonly currencies: readonly Choice[];
  readonly days: readonly Choice[];
};

/** Asks the shop for everything such forms offer. What the caller may not see is not offered. */
export async function shopChoices(scope: Scope, { call }: Pick<PageRequest, "call">): Promise<ShopChoices> {
  const products = await offered(() => call<{ readonly list: readonly Product[] }>("product_get_list", { per_page: 500 }), { list: [] });
  const groups = await offered(() => call<Readonly<Record<string, string>>>("client_group_get_pairs"), {});
  const consultants = await offered(() => call<{ readonly list: readonly Consultant[] }>("consultant_get_list", { per_page: 500 }), {
    list: [],
  });
  const currencies = await offered(() => call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest"), {});
  return {
    products: products.list.map(({ id, title }) => ({ value: String(id), label: title })),
    groups: Object.entries(groups).map(([value, label]) => ({ value, label })),
    consultants: consultants.list.map(({ id, name }) => ({ value: String(id), label: name })),
    serviceTypes: [...new Set(products.list.flatMap(({ service_type: type }) => type ?? []))],
    currencies: Object.keys(currencies).map((value) => ({ value, label: value })),
    days: Array.from({ length: 7 }, (_none, index) => ({ value: String(index + 1), label: dayName(scope, index) })),
  };
}

/** The choices for an argument; undefined where the shop knows none. */
export function choicesFor(choices: ShopChoices, name: string): readonly Choice[] | undefined {
  const known = OFFERED.get(name);
  const found = known === undefined ? [] : choices[known];
  return found.length === 0 || found.length > MOST_CHOICES ? undefined : found;
}

/** More than these nobody ticks; their ids are written down instead. */
export const MOST_CHOICES = 300;

/** What is chosen now, whether it was ticked or written down. */
export function chosenIn(value: FieldValue | undefined): readonly string[] {
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === "string");
  return typeof value === "string" ? splitList(value) : [];
}

/** The choices and whatever else is chosen, so that it is not lost because it is no longer offered. */
export function withChosen(choices: readonly Choice[], chosen: readonly string[]): readonly Choice[] {
  const unknown = chosen.filter((value) => choices.every((choice) => choice.value !== value));
  return [...choices, ...unknown.map((value) => ({ value, label: /^\d+$/.test(value) ? `#${value}` : value }))];
}

type Product = { readonly id: number; readonly title: string; readonly service_type: string | null };
type Consultant = { readonly id: number; readonly name: string };

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
