import { sortIn, textField } from "#core/events/form-fields.ts";
import type { Fields } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { addDaysToDate, zonedParts } from "#core/kernel/business-calendar.ts";

/** The names of the filters in the address, in the order in which the form shows them. */
export const LIST_FILTERS = [
  "search",
  "status",
  "type",
  "applicable_to",
  "campaign",
  "date_field",
  "date_preset",
  "date_from",
  "date_to",
  "used_min",
  "used_max",
  "revenue_min",
  "revenue_max",
  "conversion_min",
  "conversion_max",
  "automatic",
  "deleted",
] as const;

/** What the list's address says, as `coupon_get_list` takes it. Newest first unless it says otherwise. */
export function listInput(scope: Scope, query: Fields): Record<string, unknown> {
  const plain = PLAIN.flatMap((name) => (textField(query, name) === "" ? [] : [[name, textField(query, name)]]));
  const statuses = statusesOf(query);
  return {
    ...Object.fromEntries(plain),
    ...(statuses.length > 0 && { status: statuses }),
    ...conversionInput(query),
    ...dateInput(scope, query),
    ...sortIn(query),
  };
}

/** Several statuses at once come as `status[]`, one alone may be written `status`. */
export function statusesOf(query: Fields): readonly string[] {
  const status = query["status"];
  const given = Array.isArray(status) ? status.filter((entry) => typeof entry === "string") : [status];
  return given.flatMap((entry) => (typeof entry === "string" && entry !== "" && entry !== "all" ? entry.split(",") : []));
}

const PLAIN = [
  "search",
  "type",
  "applicable_to",
  "campaign",
  "used_min",
  "used_max",
  "revenue_min",
  "revenue_max",
  "automatic",
  "deleted",
  "page",
];

/** The address says percent, the API shares of one; what is no number is left to the API to refuse. */
function conversionInput(query: Fields): Record<string, number | string> {
  return Object.fromEntries(
    ["conversion_min", "conversion_max"].flatMap((name) => {
      const percent = textField(query, name);
      return percent === "" ? [] : [[name, Number.isFinite(Number(percent)) ? Number(percent) / 100 : percent]];
    }),
  );
}

/** A preset fills what was not given by hand. */
function dateInput(scope: Scope, query: Fields): Record<string, string> {
  const field = DATE_FIELDS[textField(query, "date_field")] ?? "created";
  const preset = PRESETS[textField(query, "date_preset")]?.(zonedParts(scope.now, scope.shop.timeZone).date);
  const from = textField(query, "date_from") || preset?.[0];
  const to = textField(query, "date_to") || preset?.[1];
  return { ...(from !== undefined && { [`${field}_from`]: from }), ...(to !== undefined && { [`${field}_to`]: to }) };
}

const DATE_FIELDS: Readonly<Record<string, string>> = { created: "created", expires: "expires", last_used: "last_used" };

const PRESETS: Readonly<Record<string, (today: string) => readonly [from: string, to: string]>> = {
  today: (today) => [today, today],
  yesterday: (today) => [addDaysToDate(today, -1), addDaysToDate(today, -1)],
  last_7_days: (today) => [addDaysToDate(today, -6), today],
  last_30_days: (today) => [addDaysToDate(today, -29), today],
  this_month: (today) => [`${today.slice(0, 8)}01`, endOfMonth(today)],
  last_quarter: (today) => lastQuarter(today),
  next_7_days: (today) => [today, addDaysToDate(today, 6)],
  next_30_days: (today) => [today, addDaysToDate(today, 29)],
};

/** The three whole months before the quarter of the year that today is in. */
function lastQuarter(today: string): readonly [from: string, to: string] {
  const monthsIntoQuarter = (Number(today.slice(5, 7)) - 1) % 3;
  let first = `${today.slice(0, 8)}01`;
  for (let back = 0; back < monthsIntoQuarter; back += 1) first = monthBefore(first);
  const end = addDaysToDate(first, -1);
  return [monthBefore(monthBefore(monthBefore(first))), end];
}

/** The first of the month before a first of a month. */
function monthBefore(first: string): string {
  return `${addDaysToDate(first, -1).slice(0, 8)}01`;
}

/** The day before the first of the next month. */
function endOfMonth(today: string): string {
  const nextMonth = addDaysToDate(`${today.slice(0, 8)}01`, 31);
  return addDaysToDate(`${nextMonth.slice(0, 8)}01`, -1);
}
