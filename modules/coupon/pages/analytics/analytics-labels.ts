import type { Scope } from "#core/events/scope.ts";
import type { Step } from "../../analytics/period.ts";

/** The first day of a step as a chart's axis says it: `3 Nov`, or `Nov 2026`. */
export function stepLabel({ language }: Scope, date: string, step: Step): string {
  const parts = step === "month" ? ({ month: "short", year: "numeric" } as const) : ({ day: "numeric", month: "short" } as const);
  return new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" }).format(new Date(date));
}

/** Monday is 1. */
export function weekdayLabel({ language }: Scope, weekday: number): string {
  return new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, weekday)));
}

/** An hour of the clock on the wall. */
export function hourLabel(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** A country by its code; undefined when it is none. */
export function countryLabel({ language }: Scope, country: string | null): string | undefined {
  if (country === null || !/^[A-Za-z]{2}$/.test(country)) return country ?? undefined;
  return new Intl.DisplayNames(language, { type: "region" }).of(country.toUpperCase());
}
