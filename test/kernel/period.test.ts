import t from "tap";
import { LANGUAGES } from "#core/kernel/language.ts";
import { addPeriod, isPeriod, PERIODS, type Period, periodSchema, periodTitle } from "#core/kernel/period.ts";

const sums: readonly (readonly [begin: string, code: Period, zone: string, count: number, end: string])[] = [
  ["2026-01-31T10:00:00Z", "1M", "UTC", 1, "2026-02-28T10:00:00.000Z"],
  ["2028-01-31T10:00:00Z", "1M", "UTC", 1, "2028-02-29T10:00:00.000Z"],
  ["2026-01-31T10:00:00Z", "1M", "UTC", 2, "2026-03-31T10:00:00.000Z"],
  ["2026-12-31T10:00:00Z", "2M", "UTC", 1, "2027-02-28T10:00:00.000Z"],
  ["2026-08-31T10:00:00Z", "3M", "UTC", 1, "2026-11-30T10:00:00.000Z"],
  ["2026-08-31T10:00:00Z", "6M", "UTC", 1, "2027-02-28T10:00:00.000Z"],
  ["2028-02-29T10:00:00Z", "1Y", "UTC", 1, "2029-02-28T10:00:00.000Z"],
  ["2026-05-05T10:00:00Z", "2Y", "UTC", 1, "2028-05-05T10:00:00.000Z"],
  ["2026-05-05T10:00:00Z", "3Y", "UTC", 1, "2029-05-05T10:00:00.000Z"],
  ["2026-03-25T12:00:00Z", "1W", "UTC", 1, "2026-04-01T12:00:00.000Z"],
  ["2026-03-25T12:00:00Z", "1W", "Europe/Berlin", 1, "2026-04-01T11:00:00.000Z"],
  ["2026-01-30T23:30:00Z", "1M", "Europe/Berlin", 1, "2026-02-27T23:30:00.000Z"],
];

for (const [begin, code, zone, count, end] of sums) {
  t.test(`${count} × ${code} from ${begin} in ${zone} ends ${end}`, async (t) => {
    t.equal(addPeriod(new Date(begin), code, zone, count).toISOString(), end);
  });
}

t.test("every period has a title in every language", async (t) => {
  for (const language of LANGUAGES) {
    t.equal(new Set(PERIODS.map((code) => periodTitle(code, language))).size, PERIODS.length);
  }
  t.equal(periodTitle("3M", "en"), "Every 3 months");
  t.equal(periodTitle("3M", "de"), "Alle 3 Monate");
});

t.test("other codes are no periods", async (t) => {
  for (const code of PERIODS) t.ok(isPeriod(code) && periodSchema.safeParse(code).success);
  for (const code of ["", "1m", "4Y", "12M", "toString", " 1M"]) t.notOk(isPeriod(code) || periodSchema.safeParse(code).success, code);
});
