import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { expireHolds } from "./expire-holds.ts";

/** Cancels unpaid invoices whose hold has expired. */
export const expireHoldsJob = defineJob({
  name: "billing.expire-holds",
  payload: z.object({}),
  cron: "*/5 * * * *",
  run: async (scope) => {
    const cancelled = await expireHolds(scope);
    if (cancelled > 0) scope.log.info({ cancelled }, "Invoices whose hold had expired were cancelled.");
  },
});
