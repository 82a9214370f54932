import { Temporal } from "temporal-polyfill";

/** What a clock and a calendar on the wall of a zone show. `date` is `YYYY-MM-DD`; `weekday` counts from Monday = 1. */
export type ZonedParts = {
  readonly date: string;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly minutesOfDay: number;
};

export function zonedParts(instant: Date, zone: string): ZonedParts {
  const local = inZone(instant, zone);
  const { dayOfWeek: weekday, hour, minute } = local;
  return { date: local.toPlainDate().toString(), weekday, hour, minute, minutesOfDay: hour * 60 + minute };
}

/** Saturday or Sunday, there. */
export function isWeekend(instant: Date, zone: string): boolean {
  return inZone(instant, zone).dayOfWeek >= 6;
}

/** Whether a text names a zone such as Europe/Berlin or UTC. Bare offsets are no zones: databases disagree about their sign. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The first instant of a `YYYY-MM-DD` day in a zone; not always midnight, where clocks change at night. */
export function startOfDay(date: string, zone: string): Date {
  return toDate(Temporal.PlainDate.from(date).toZonedDateTime(zone));
}

/** The last millisecond of a `YYYY-MM-DD` day in a zone. */
export function endOfDay(date: string, zone: string): Date {
  const nextDay = Temporal.PlainDate.from(date).add({ days: 1 });
  return new Date(nextDay.toZonedDateTime(zone).epochMilliseconds - 1);
}

/** The same time of day some days later (or earlier, when negative), there. In UTC a day is always 24 hours. */
export function addDays(instant: Date, days: number, zone = "UTC"): Date {
  return toDate(inZone(instant, zone).add({ days }));
}

/** The `YYYY-MM-DD` day some days after (or before) another. */
export function addDaysToDate(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/**
 * Reads a date or an instant as callers write them: an ISO 8601 instant with `Z` or an offset; `YYYY-MM-DD HH:MM[:SS]` (or with a
 * `T`) on the wall clock of the zone; `YYYY-MM-DD`, the first or last millisecond of that day in the zone, as `edge` says.
 * Undefined when it is none of these, names a day or time that does not exist, or a year outside 1970 to 9999.
 */
export function parseInstant(text: string, zone: string, edge: "start" | "end"): Date | undefined {
  const match = FORMS.exec(text);
  if (match === null) return undefined;
  const [, date = "", time, offset] = match;
  if (date < "1970" || !isCalendarDate(date)) return undefined;
  const instant = instantOf(date, time, offset, zone, edge);
  // The last hours of 9999 belong to the year 10000 in some zones; "never" is commonly written 9999-12-31, so they are cut off.
  return instant.getTime() > LAST_EPOCH_MS ? new Date(LAST_EPOCH_MS) : instant;
}

const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?`;
const OFFSET = String.raw`[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d`;
const FORMS = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2})(?:[T ](${TIME})(${OFFSET})?)?$`);
const LAST_EPOCH_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function inZone(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

function toDate(local: Temporal.ZonedDateTime): Date {
  return new Date(local.epochMilliseconds);
}

function instantOf(date: string, time: string | undefined, offset: string | undefined, zone: string, edge: "start" | "end"): Date {
  if (time === undefined) return edge === "start" ? startOfDay(date, zone) : endOfDay(date, zone);
  const text = `${date}T${time}`;
  const epochMs =
    offset === undefined
      ? Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
      : Temporal.Instant.from(text + offset.toUpperCase()).epochMilliseconds;
  return new Date(epochMs);
}

function isCalendarDate(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}
