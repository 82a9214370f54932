import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { couponTables } from "../tables.ts";

/** Keyed hashes of addresses are kept with attempts for 90 days. */
export const forgetAddressesJob = defineJob({
  name: "coupon_forget_addresses",
  payload: z.strictObject({}),
  cron: "17 3 * * *",
  run: async (scope) => {
    await couponTables(scope)
      .updateTable("promo_attempt")
      .set({ address_hash: null })
      .where("address_hash", "is not", null)
      .where("created_at", "<", addDays(scope.now, -KEPT_DAYS))
      .execute();
  },
});

const KEPT_DAYS = 90;
