import type { Scope } from "#core/events/scope.ts";
import { publicHolidays } from "./public-holidays.ts";
import { couponTables } from "./tables.ts";

/**
 * The name of the holiday a day (`YYYY-MM-DD` in the shop's zone) is in a country, or undefined: one of the shop's own calendar, or a
 * public holiday; in the shop's own country that of its region.
 */
export async function holidayOn(scope: Scope, date: string, country: string = scope.shop.country): Promise<string | undefined> {
  const own = await couponTables(scope)
    .selectFrom("holiday")
    .select("name")
    .where("date", "=", date)
    .where((holiday) => holiday.or([holiday("country", "is", null), holiday("country", "=", country)]))
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (own !== undefined) return own.name;
  const region = country === scope.shop.country ? scope.shop.region : "";
  const days = await publicHolidays(country, region, Number(date.slice(0, 4)));
  return days.get(date);
}
