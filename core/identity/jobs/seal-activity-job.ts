import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { sealActivity } from "#core/identity/activity/seal-activity.ts";

/** Chains what was added to the audit log in the last minute. */
export const sealActivityJob = defineJob({
  name: "identity.seal-activity",
  payload: z.object({}),
  cron: "* * * * *",
  run: async (scope) => {
    await sealActivity(scope);
  },
});
