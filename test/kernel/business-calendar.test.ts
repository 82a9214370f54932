import t from "tap";
import {
  addDays,
  addDaysToDate,
  endOfDay,
  isTimeZone,
  isWeekend,
  parseInstant,
  startOfDay,
  zonedParts,
} from "#core/kernel/business-calendar.ts";

const at = (text: string): Date => new Date(text);

t.test("a zone's wall shows its own date, weekday and time", async (t) => {
  t.same(zonedParts(at("2026-01-04T23:30:00Z"), "Europe/Berlin"), {
    date: "2026-01-05",
    weekday: 1,
    hour: 0,
    minute: 30,
    minutesOfDay: 30,
  });
  t.same(zonedParts(at("2026-01-04T23:30:00Z"), "UTC"), { date: "2026-01-04", weekday: 7, hour: 23, minute: 30, minutesOfDay: 1410 });
  t.equal(zonedParts(at("2026-07-01T03:30:00Z"), "America/New_York").date, "2026-06-30");
});

t.test("the weekend begins and ends at the zone's midnight", async (t) => {
  t.notOk(isWeekend(at("2026-01-02T22:59:59Z"), "Europe/Berlin"));
  t.ok(isWeekend(at("2026-01-02T23:00:00Z"), "Europe/Berlin"));
  t.ok(isWeekend(at("2026-01-04T22:59:59Z"), "Europe/Berlin"));
  t.notOk(isWeekend(at("2026-01-04T23:00:00Z"), "Europe/Berlin"));
});

t.test("zones have names", async (t) => {
  for (const zone of ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"]) t.ok(isTimeZone(zone), zone);
  for (const zone of ["", "+05:00", "Mars/Olympus", "Europe/Berlin ", "Europe\u0000", "../etc/passwd"]) t.notOk(isTimeZone(zone), zone);
});

t.test("days begin and end where the clocks change", async (t) => {
  t.equal(startOfDay("2026-03-29", "Europe/Berlin").toISOString(), "2026-03-28T23:00:00.000Z");
  t.equal(endOfDay("2026-03-29", "Europe/Berlin").toISOString(), "2026-03-29T21:59:59.999Z");
  t.equal(endOfDay("2026-10-25", "Europe/Berlin").toISOString(), "2026-10-25T22:59:59.999Z");
  // In Beirut the clocks go from 00:00 to 01:00, so this day has no midnight.
  t.equal(startOfDay("2026-03-29", "Asia/Beirut").toISOString(), "2026-03-28T22:00:00.000Z");
});

t.test("days are added by the calendar of the zone", async (t) => {
  t.equal(addDays(at("2026-03-28T12:00:00Z"), 1, "Europe/Berlin").toISOString(), "2026-03-29T11:00:00.000Z");
  t.equal(addDays(at("2026-03-28T12:00:00Z"), 1).toISOString(), "2026-03-29T12:00:00.000Z");
  t.equal(addDays(at("2026-03-01T00:00:00Z"), -1).toISOString(), "2026-02-28T00:00:00.000Z");
  t.equal(addDaysToDate("2028-02-28", 1), "2028-02-29");
  t.equal(addDaysToDate("2026-01-01", -1), "2025-12-31");
});

const readable: readonly (readonly [text: string, edge: "start" | "end", instant: string])[] = [
  ["2026-06-01", "start", "2026-05-31T22:00:00.000Z"],
  ["2026-06-01", "end", "2026-06-01T21:59:59.999Z"],
  ["2028-02-29", "start", "2028-02-28T23:00:00.000Z"],
  ["2026-06-01 08:30:00", "start", "2026-06-01T06:30:00.000Z"],
  ["2026-06-01 08:30:00", "end", "2026-06-01T06:30:00.000Z"],
  ["2026-06-01T08:30", "start", "2026-06-01T06:30:00.000Z"],
  ["2026-06-01T08:30:00Z", "start", "2026-06-01T08:30:00.000Z"],
  ["2026-06-01t08:30:00z", "start", ""],
  ["2026-06-01T08:30:00.123456Z", "start", "2026-06-01T08:30:00.123Z"],
  ["2026-06-01T08:30:00+02:00", "start", "2026-06-01T06:30:00.000Z"],
  ["2026-06-01T08:30:00-0430", "start", "2026-06-01T13:00:00.000Z"],
  ["2026-03-29 02:30:00", "start", "2026-03-29T01:30:00.000Z"],
  ["1970-01-01", "start", "1969-12-31T23:00:00.000Z"],
  ["9999-12-31", "end", "9999-12-31T22:59:59.999Z"],
  ["9999-12-31T23:59:59-23:00", "end", "9999-12-31T23:59:59.999Z"],
  ["2026-02-29", "start", ""],
  ["2026-02-30 10:00:00", "start", ""],
  ["2026-02-30T10:00:00Z", "start", ""],
  ["2026-13-01", "start", ""],
  ["2026-00-10", "start", ""],
  ["2026-01-00", "start", ""],
  ["2026-06-01 24:00:00", "start", ""],
  ["2026-06-01 23:60:00", "start", ""],
  ["2026-06-01 23:59:60", "start", ""],
  ["1969-12-31", "start", ""],
  ["0000-01-01", "start", ""],
  ["10000-01-01", "start", ""],
  ["+010000-01-01T00:00:00Z", "start", ""],
  ["2026-6-1", "start", ""],
  ["20260601", "start", ""],
  ["2026-06-01 ", "start", ""],
  ["2026-06-01\n", "start", ""],
  ["2026-06-01T08:30:00[UTC]", "start", ""],
  ["2026-06-01T08:30:00Z[Europe/Berlin]", "start", ""],
  ["tomorrow", "start", ""],
  ["1767225600", "start", ""],
  ["", "start", ""],
];

for (const [text, edge, instant] of readable) {
  t.test(`${JSON.stringify(text)} as the ${edge} of something in Berlin is ${instant || "no instant"}`, async (t) => {
    t.equal(parseInstant(text, "Europe/Berlin", edge)?.toISOString(), instant || undefined);
  });
}

t.test("a far end in a western zone stays within four-digit years", async (t) => {
  t.equal(parseInstant("9999-12-31", "America/Los_Angeles", "end")?.toISOString(), "9999-12-31T23:59:59.999Z");
});
