import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { createHoliday, holidayInput } from "../../services/holidays.ts";

export const adminCouponHolidayCreate = defineMethod({
  name: "coupon_holiday_create",
  role: "admin",
  permission: "coupon.holidays",
  summary: "Adds a day to the shop's own calendar of holidays; answers its id.",
  input: holidayInput,
  output: z.int(),
  handle: createHoliday,
});
