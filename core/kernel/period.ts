import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Language } from "./language.ts";

/** The billing periods: a number of weeks, months or years. A free or one-time product has none. */
export const PERIODS = ["1W", "1M", "2M", "3M", "6M", "1Y", "2Y", "3Y"] as const;

export type Period = (typeof PERIODS)[number];

export const periodSchema = z.enum(PERIODS);

export function isPeriod(text: string): text is Period {
  return Object.hasOwn(DURATIONS, text);
}

export function periodTitle(code: Period, language: Language): string {
  return TITLES[language][code];
}

/**
 * The end of `count` periods that begin at an instant, by the calendar of the zone: the same time of day, and the last day of the
 * month where the day does not exist (31 January + 1M = 28 or 29 February). Count from the first begin, so that such a day comes
 * back in longer months.
 */
export function addPeriod(instant: Date, code: Period, zone: string, count = 1): Date {
  const { unit, length } = DURATIONS[code];
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return new Date(local.add({ [unit]: length * count }).epochMilliseconds);
}

const DURATIONS = {
  "1W": { unit: "weeks", length: 1 },
  "1M": { unit: "months", length: 1 },
  "2M": { unit: "months", length: 2 },
  "3M": { unit: "months", length: 3 },
  "6M": { unit: "months", length: 6 },
  "1Y": { unit: "years", length: 1 },
  "2Y": { unit: "years", length: 2 },
  "3Y": { unit: "years", length: 3 },
} as const satisfies Record<Period, { readonly unit: "weeks" | "months" | "years"; readonly length: number }>;

const TITLES: Readonly<Record<Language, Readonly<Record<Period, string>>>> = {
  en: {
    "1W": "Every week",
    "1M": "Every month",
    "2M": "Every 2 months",
    "3M": "Every 3 months",
    "6M": "Every 6 months",
    "1Y": "Every year",
    "2Y": "Every 2 years",
    "3Y": "Every 3 years",
  },
  de: {
    "1W": "Jede Woche",
    "1M": "Jeden Monat",
    "2M": "Alle 2 Monate",
    "3M": "Alle 3 Monate",
    "6M": "Alle 6 Monate",
    "1Y": "Jedes Jahr",
    "2Y": "Alle 2 Jahre",
    "3Y": "Alle 3 Jahre",
  },
};
