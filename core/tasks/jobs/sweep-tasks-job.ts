import { sql } from "kysely";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { taskTables } from "../tables.ts";
import { runTaskJob } from "./run-task-job.ts";

/** Removes work that ended long ago together with its files, and asks again for work that has stood still: its job may be lost. */
export const sweepTasksJob = defineJob({
  name: "tasks.sweep",
  payload: z.object({}),
  cron: "41 * * * *",
  run: async (scope) => {
    await taskTables(scope).deleteFrom("task").where("expires_at", "<=", scope.now).execute();
    const still = await taskTables(scope)
      .selectFrom("task")
      .select("id")
      .where("state", "in", ["queued", "running"])
      .where("updated_at", "<", sql<Date>`${scope.now}::timestamptz - interval '1 hour'`)
      .execute();
    for (const { id } of still) await enqueue(scope, runTaskJob, { id }, { key: String(id) });
  },
});
