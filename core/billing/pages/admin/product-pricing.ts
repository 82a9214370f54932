import { textField } from "#core/events/form-fields.ts";
import type { Fields, FieldValue } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { exponentOf } from "#core/kernel/money.ts";
import { PERIODS, periodTitle } from "#core/kernel/period.ts";

type Amounts = { readonly price: number; readonly setup: number; readonly enabled?: boolean };
/** The prices of a product in one currency, as the API answers them. */
export type Pricing = { readonly type: string; readonly once: Amounts | null; readonly recurrent: Readonly<Record<string, Amounts>> };

type Row = { readonly name: string; readonly title: string; readonly price: unknown; readonly setup: unknown; readonly enabled: boolean };
/** The prices in one currency as a form draws them: fields of `prices[EUR]`, one row per period. */
export type PriceSheet = {
  readonly currency: string;
  readonly ownName: string;
  readonly isOwn: boolean;
  readonly once: Row;
  readonly periods: readonly Row[];
};

/**
 * The sheet of one currency. `path` is where its fields stand in the form: `pricing` for the shop's currency, `prices`, `EUR` for another.
 * What was typed before a refusal stands again in its fields.
 */
export function priceSheet(
  scope: Scope,
  currency: string,
  at: readonly string[],
  stored: Pricing | undefined,
  form: Fields | undefined,
): PriceSheet {
  const typed = form === undefined ? undefined : at.reduce(groupIn, form);
  const row = (path: readonly string[], title: string, amounts: Amounts | null | undefined): Row => {
    const given = typed === undefined ? undefined : path.reduce(groupIn, typed);
    return {
      name: [...at, ...path].reduce((name, step) => `${name}[${step}]`),
      title,
      price: given === undefined ? written(amounts?.price, currency) : textField(given, "price"),
      setup: given === undefined ? written(amounts?.setup, currency) : textField(given, "setup"),
      enabled: given === undefined ? (amounts?.enabled ?? false) : textField(given, "enabled") === "1",
    };
  };
  return {
    currency,
    ownName: `${at.reduce((name, step) => `${name}[${step}]`)}[own]`,
    isOwn: typed === undefined ? stored !== undefined : textField(typed, "own") === "1",
    once: row(["once"], "", stored?.once),
    periods: PERIODS.map((period) => row(["recurrent", period], periodTitle(period, scope.language), stored?.recurrent[period])),
  };
}

/** What the API is to store of the sheets: the shop's currency as `pricing`, the others as `prices`, null where the rate is to decide. */
export function pricingRequest(form: Fields): { readonly pricing: object; readonly prices: object } {
  const type = textField(form, "payment_type") || "free";
  const sheets = groupIn(form, "prices");
  const others = Object.keys(sheets).map((currency) => {
    const sheet = groupIn(sheets, currency);
    return [currency, isOwn(sheet, type) ? pricingIn(sheet, type) : null];
  });
  return { pricing: pricingIn(groupIn(form, "pricing"), type), prices: Object.fromEntries(others) };
}

function isOwn(sheet: Fields, type: string): boolean {
  return type !== "free" && textField(sheet, "own") === "1";
}

function pricingIn(sheet: Fields, type: string): object {
  if (type === "once") return { type, once: amountsIn(groupIn(sheet, "once")) };
  if (type !== "recurrent") return { type };
  const periods = groupIn(sheet, "recurrent");
  const priced = Object.keys(periods).filter((period) => textField(groupIn(periods, period), "price") !== "");
  return {
    type,
    recurrent: Object.fromEntries(
      priced.map((period) => [period, { ...amountsIn(groupIn(periods, period)), enabled: textField(groupIn(periods, period), "enabled") }]),
    ),
  };
}

function amountsIn(fields: Fields): object {
  return { price: textField(fields, "price"), setup: textField(fields, "setup") || "0" };
}

/** An amount with all decimals of its currency, as people write prices: "2.90". */
function written(amount: number | undefined, currency: string): string {
  return amount === undefined ? "" : amount.toFixed(exponentOf(currency));
}

function groupIn(fields: Fields, name: string): Fields {
  const group: FieldValue | undefined = fields[name];
  return typeof group === "object" && !Array.isArray(group) ? (group as Fields) : {};
}
