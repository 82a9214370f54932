import { textField } from "#core/events/form-fields.ts";
import type { Fields } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { statusesOf } from "./list-query.ts";
import { pageWord } from "./page-words.ts";

/** A filter at work; `href` is the list without it. */
export type Chip = { readonly text: string; readonly href: string };

/** One chip for each filter in the address, each status one of its own. */
export function listChips(scope: Scope, path: string, query: Fields): readonly Chip[] {
  const statuses = statusesOf(query);
  const word = (text: string): string => pageWord(scope, text);
  const statusChips = statuses.map((status) => ({
    text: `${word("Status")}: ${word(`coupon.status.${status}`)}`,
    href: addressWith(path, query, { status: statuses.filter((other) => other !== status) }),
  }));
  const others = CHIPS.flatMap(({ name, label, values }) => {
    const value = textField(query, name);
    if (value === "" || (name === "date_field" && !hasDates(query))) return [];
    const shown = values === undefined ? value : word(values[value] ?? value);
    return [{ text: label === undefined ? shown : `${word(label)}: ${shown}`, href: addressWith(path, query, { [name]: [] }) }];
  });
  return [...statusChips, ...others];
}

function hasDates(query: Fields): boolean {
  return ["date_preset", "date_from", "date_to"].some((name) => textField(query, name) !== "");
}

/** Pages start over when a filter changes. */
function addressWith(path: string, query: Fields, changes: Readonly<Record<string, readonly string[]>>): string {
  const texts = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (name === "page") continue;
    if (Array.isArray(value)) for (const entry of value) texts.append(`${name}[]`, String(entry));
    else if (typeof value === "string" && value !== "") texts.append(name, value);
  }
  return texts.size === 0 ? path : `${path}?${texts}`;
}

export const TYPES = { percentage: "coupon.type.percentage", absolute: "coupon.type.absolute", free_session: "coupon.type.free_session" };

export const AUDIENCES = {
  all: "Everything",
  book_a_meeting: "Book a meeting",
  "30_for_30": "30 for 30",
  specific_consultants: "Certain consultants",
  first_time_users: "First-time clients",
};

export const DATE_FIELD_WORDS = { created: "Created", expires: "Expires", last_used: "Last used" };

export const PRESET_WORDS = {
  today: "Today",
  yesterday: "Yesterday",
  last_7_days: "Last 7 days",
  last_30_days: "Last 30 days",
  this_month: "This month",
  last_quarter: "Last quarter",
  next_7_days: "Next 7 days",
  next_30_days: "Next 30 days",
};

type ChipKind = { readonly name: string; readonly label?: string; readonly values?: Readonly<Record<string, string>> };

const CHIPS: readonly ChipKind[] = [
  { name: "search", label: "Search" },
  { name: "type", label: "Type", values: TYPES },
  { name: "applicable_to", label: "Applies to", values: AUDIENCES },
  { name: "campaign", label: "Campaign" },
  { name: "date_field", label: "Date", values: DATE_FIELD_WORDS },
  { name: "date_preset", label: "When", values: PRESET_WORDS },
  { name: "date_from", label: "From" },
  { name: "date_to", label: "To" },
  { name: "used_min", label: "Uses at least" },
  { name: "used_max", label: "Uses at most" },
  { name: "revenue_min", label: "Revenue at least" },
  { name: "revenue_max", label: "Revenue at most" },
  { name: "conversion_min", label: "Conversion at least, in percent" },
  { name: "conversion_max", label: "Conversion at most, in percent" },
  { name: "automatic", label: "Automatic", values: { "1": "Yes", "0": "No" } },
  { name: "deleted", values: { "1": "Deleted ones" } },
];
