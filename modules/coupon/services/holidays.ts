import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { boundedText, idNumber, wholeNumber } from "#core/kernel/wire.ts";
import { couponErrors } from "../errors.ts";
import { couponTables } from "../tables.ts";

const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, { error: "Must be a country code of two letters." });

export const holidayInput = z.strictObject({
  name: boundedText(100, 1),
  date: z.iso.date(),
  country: z.preprocess((value) => (value === "" ? null : value), country.nullable()).optional(),
});

export const holidayFilters = z.strictObject({
  ...pageInput,
  id: idNumber.optional(),
  year: wholeNumber(1970, 9999).optional(),
  country: country.optional(),
});

export const holidaySchema = z.object({
  id: z.int(),
  name: z.string(),
  date: z.string(),
  country: z.string().nullable(),
  created_at: z.string(),
});

export type HolidayView = z.output<typeof holidaySchema>;

/** Adds a day to the shop's own calendar; without a country it counts everywhere. */
export function createHoliday(scope: Scope, input: z.output<typeof holidayInput>): Promise<number> {
  return scope.transaction(async (inner) => {
    const db = couponTables(inner);
    const where = input.country ?? null;
    const { id } = await db
      .insertInto("holiday")
      .values({ name: input.name, date: input.date, country: where, created_at: inner.now })
      .returning("id")
      .executeTakeFirstOrThrow();
    await recordActivity(inner, { action: "coupon.holiday_create", objectType: "holiday", objectId: id, message: "A holiday was added." });
    return id;
  });
}

/** One page of the shop's own calendar, by date. */
export async function listHolidays(scope: Scope, filters: z.output<typeof holidayFilters>): Promise<Page<HolidayView>> {
  const { id, year, country: where } = filters;
  const matching = couponTables(scope)
    .selectFrom("holiday")
    .$if(id !== undefined, (days) => days.where("id", "=", id ?? 0))
    .$if(year !== undefined, (days) => days.where("date", ">=", `${year}-01-01`).where("date", "<=", `${year}-12-31`))
    .$if(where !== undefined, (days) => days.where("country", "=", where ?? ""));
  const rows = await matching.selectAll().orderBy("date").orderBy("id").limit(filters.per_page).offset(offsetOf(filters)).execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  return pageOf(
    rows.map((row) => ({ id: row.id, name: row.name, date: row.date, country: row.country, created_at: row.created_at.toISOString() })),
    Number(total),
    filters,
  );
}

/** Takes a day off the shop's own calendar. Throws `coupon.holiday_not_found`. */
export function deleteHoliday(scope: Scope, id: number): Promise<void> {
  return scope.transaction(async (inner) => {
    const deleted = await couponTables(inner).deleteFrom("holiday").where("id", "=", id).returning("id").executeTakeFirst();
    if (deleted === undefined) throw couponErrors.error("coupon.holiday_not_found");
    await recordActivity(inner, {
      action: "coupon.holiday_delete",
      objectType: "holiday",
      objectId: id,
      message: "A holiday was removed.",
    });
  });
}
