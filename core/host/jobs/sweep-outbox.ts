import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { eventTables } from "#core/events/tables.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { systemClock } from "#core/kernel/clock.ts";

/** How long notices that were handed over are kept, for those who ask what they missed. */
const KEPT_DAYS = 7;

/** Deletes notices that were handed over long ago, and what the live channels sent then. The relay marks them by the real clock, so that is the one asked here. */
export const sweepOutbox = defineJob({
  name: "host.sweep_outbox",
  payload: z.object({}),
  cron: "23 * * * *",
  run: async (scope) => {
    const before = addDays(systemClock.now(), -KEPT_DAYS);
    await eventTables(scope).deleteFrom("outbox").where("relayed_at", "<", before).execute();
    await eventTables(scope).deleteFrom("live_message").where("logged_at", "<", before).execute();
  },
});
