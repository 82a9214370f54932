import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { reconcileOperations } from "../operations/reconcile-operations.ts";

/** Finds out what became of operations at third parties whose outcome is unknown. */
export const reconcileJob = defineJob({
  name: "gift-card.reconcile",
  payload: z.object({}),
  cron: "*/5 * * * *",
  run: async (scope) => {
    await reconcileOperations(scope);
  },
});
