/** The public holidays of a region in one year: day (`YYYY-MM-DD`) → name. */
export type HolidayYear = ReadonlyMap<string, string>;

/**
 * Public holidays by country and region, as date-holidays knows them; an unknown country has none. A look-up of the library takes most
 * of a millisecond, so each region and year is read once.
 */
export async function publicHolidays(country: string, region: string, year: number): Promise<HolidayYear> {
  const key = `${country} ${region} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  if (years.size >= MOST_REMEMBERED) years.clear();
  const days = readYear(country, region, year);
  years.set(key, days);
  return days;
}

const years = new Map<string, Promise<HolidayYear>>();
const MOST_REMEMBERED = 200;

/** The library brings megabytes of rules; they are loaded when the first coupon asks. */
async function readYear(country: string, region: string, year: number): Promise<HolidayYear> {
  const { default: Holidays } = await import("date-holidays");
  const calendar = new Holidays(country, region);
  const days = new Map<string, string>();
  for (const { date, start, end, name, type } of calendar.getHolidays(year) ?? []) {
    if (type !== "public") continue;
    const lengthDays = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
    for (let day = 0; day < lengthDays; day += 1) days.set(new Date(first + day * DAY_MS).toISOString().slice(0, 10), name);
  }
  return days;
}

const DAY_MS = 86_400_000;
