import type { Fields, FieldValue } from "./page.ts";

// How pages read what a browser sends: every field as text, empty ones too.

/** The fields of a form that somebody filled in: a browser sends empty ones too, which an API method reads as a wish to clear them. */
export function filledFields(fields: Fields | undefined): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== ""));
}

/** A field as text; empty when it was not sent or is no text. */
export function textField(fields: Fields | undefined, name: string): string {
  const value = fields?.[name];
  return typeof value === "string" ? value : "";
}

/** The texts of a field that was sent as a list. */
export function listField(fields: Fields | undefined, name: string): readonly string[] {
  const value = fields?.[name];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : [];
}

/** A field that was sent as a group, `a[b]`; empty when it was not. */
export function groupField(fields: Fields | undefined, name: string): Fields {
  const value = fields?.[name];
  return typeof value === "object" && !Array.isArray(value) ? (value as Fields) : {};
}

/**
 * Of a query only the named filters that somebody filled in, the page, and the order: `sort=-created_at` of an address is `sort` and
 * `direction` of the API.
 */
export function filtersIn(query: Fields, names: readonly string[]): Record<string, FieldValue> {
  const given = [...names, "page"].flatMap((name) => (textField(query, name) === "" ? [] : [[name, textField(query, name)]]));
  return { ...Object.fromEntries(given), ...sortIn(query) };
}

/** The order an address asks for, as the API takes it; nothing when it asks for none. */
export function sortIn(query: Fields): Record<string, string> {
  const sort = textField(query, "sort");
  return sort === "" ? {} : { sort: sort.replace(/^-/, ""), direction: sort.startsWith("-") ? "desc" : "asc" };
}

/** The form with null where one of the named fields was left empty: a choice of nothing is no text. */
export function withNulls(form: Fields, names: readonly string[]): Record<string, FieldValue | null> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value === "" && names.includes(name) ? null : value]));
}

/** The form without the named fields when they are empty: what may be left out, but not cleared. */
export function withoutEmpty<Value>(form: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(form).filter(([name, value]) => value !== "" || !names.includes(name)));
}

/** Pairs of the API (`id` → title) as the options of a choice, with `none` for choosing nothing before them. */
export function optionsOf(
  pairs: Readonly<Record<string, string>>,
  none?: string,
): readonly { readonly value: string; readonly label: string }[] {
  const options = Object.entries(pairs).map(([value, label]) => ({ value, label }));
  return none === undefined ? options : [{ value: "", label: none }, ...options];
}
