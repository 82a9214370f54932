import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { couponTables } from "../tables.ts";

/** Files of coupons are kept for 30 days; the coupons they made stay. */
export const forgetImportsJob = defineJob({
  name: "coupon.forget_imports",
  payload: z.strictObject({}),
  cron: "27 3 * * *",
  run: async (scope) => {
    await couponTables(scope).deleteFrom("promo_import").where("created_at", "<", addDays(scope.now, -KEPT_DAYS)).execute();
  },
});

const KEPT_DAYS = 30;
