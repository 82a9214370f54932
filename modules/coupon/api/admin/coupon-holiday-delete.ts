import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteHoliday } from "../../services/holidays.ts";

export const adminCouponHolidayDelete = defineMethod({
  name: "coupon_holiday_delete",
  role: "admin",
  permission: "coupon.holidays",
  summary: "Takes a day off the shop's own calendar of holidays.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteHoliday(scope, id);
    return true as const;
  },
});
