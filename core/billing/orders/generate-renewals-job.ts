import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { generateRenewals } from "./generate-renewals.ts";

/** Issues the renewal invoices of orders that expire soon. */
export const generateRenewalsJob = defineJob({
  name: "billing.generate-renewals",
  payload: z.object({}),
  cron: "41 * * * *",
  run: async (scope) => {
    const issued = await generateRenewals(scope);
    if (issued > 0) scope.log.info({ issued }, "Renewal invoices were issued.");
  },
});
