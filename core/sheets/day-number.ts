import { zonedParts } from "#core/kernel/business-calendar.ts";

/** An instant as sheets count time, in days since 1899-12-30 on the wall clock of a zone, to the second. */
export function dayNumber(instant: Date, zone: string): number {
  const { date, minutesOfDay } = zonedParts(instant, zone);
  const seconds = minutesOfDay * 60 + instant.getUTCSeconds();
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY + DAYS_BEFORE_1970 + seconds / SECONDS_PER_DAY;
}

const MS_PER_DAY = 86_400_000;
const SECONDS_PER_DAY = 86_400;
const DAYS_BEFORE_1970 = 25_569;
