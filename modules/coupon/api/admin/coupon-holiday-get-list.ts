import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { holidayFilters, holidaySchema, listHolidays } from "../../services/holidays.ts";

export const adminCouponHolidayGetList = defineMethod({
  name: "coupon_holiday_get_list",
  role: "admin",
  permission: "coupon.holidays",
  summary: "The shop's own calendar of holidays, by date.",
  reads: true,
  input: holidayFilters,
  output: pageOutput(holidaySchema),
  handle: listHolidays,
});
