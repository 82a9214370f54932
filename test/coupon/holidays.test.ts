import t from "tap";
import { holidayOn } from "#modules/coupon/calendar.ts";
import { publicHolidays } from "#modules/coupon/public-holidays.ts";
import { testHost } from "#test/harness/test-host.ts";

const { call, scope: scopeOf } = await testHost(t);
const scope = await scopeOf();

t.test("public holidays follow country, region and year, and nothing but public ones count", async (t) => {
  t.match((await publicHolidays("US", "", 2026)).get("2026-12-25"), /Christmas/);
  t.equal((await publicHolidays("DE", "", 2026)).get("2026-12-25") === undefined, false);
  t.equal((await publicHolidays("DE", "", 2026)).has("2026-11-01"), false);
  t.equal((await publicHolidays("DE", "BY", 2026)).has("2026-11-01"), true);
  t.equal((await publicHolidays("US", "", 2026)).has("2026-02-14"), false, "St. Valentine's day is kept, but everybody works");
  t.equal((await publicHolidays("XX", "", 2026)).size, 0);
  t.equal(await publicHolidays("US", "", 2026), await publicHolidays("US", "", 2026), "a year is read once");
});

t.test("the shop's own days stand beside the public ones", async (t) => {
  t.match(await holidayOn(scope, "2026-07-04", "US"), /Independence/);
  t.equal(await holidayOn(scope, "2026-07-06", "US"), undefined);
  const everywhere = await call<number>("admin", "coupon_holiday_create", { name: "Company day", date: "2026-07-06" });
  const french = await call<number>("admin", "coupon_holiday_create", { name: "Fête", date: "2026-07-07", country: "fr" });
  t.equal(await holidayOn(scope, "2026-07-06", "US"), "Company day");
  t.equal(await holidayOn(scope, "2026-07-07", "US"), undefined);
  t.equal(await holidayOn(scope, "2026-07-07", "FR"), "Fête");
  t.match(await call("admin", "coupon_holiday_get_list", { year: 2026 }), {
    total: 2,
    list: [
      { id: everywhere, name: "Company day", date: "2026-07-06", country: null },
      { id: french, country: "FR" },
    ],
  });
  t.match(await call("admin", "coupon_holiday_get_list", { country: "FR" }), { total: 1 });
  t.equal(await call("admin", "coupon_holiday_delete", { id: everywhere }), true);
  t.equal(await holidayOn(scope, "2026-07-06", "US"), undefined);
  await t.rejects(call("admin", "coupon_holiday_delete", { id: everywhere }), { code: "coupon.holiday_not_found", status: 404 });
});

t.test("a holiday needs a name and a day there is", async (t) => {
  for (const input of [
    { name: "", date: "2026-07-06" },
    { name: "Day" },
    { name: "Day", date: "2026-02-30" },
    { name: "Day", date: "2026-07-06", country: "USA" },
  ]) {
    await t.rejects(call("admin", "coupon_holiday_create", input), { code: "request.invalid" }, JSON.stringify(input));
  }
});
