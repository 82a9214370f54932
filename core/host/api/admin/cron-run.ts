import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { runCron } from "../../cron/run-cron.ts";

export const adminCronRun = defineMethod({
  name: "cron_run",
  role: "admin",
  permission: "cron.manage",
  summary: "Runs every job that is else run by the clock, now and in order; answers how many ran and failed.",
  input: z.strictObject({}),
  output: z.object({ run: z.int(), failed: z.int(), jobs: z.array(z.object({ name: z.string(), ok: z.boolean() })) }),
  handle: (scope) => runCron(scope),
});
