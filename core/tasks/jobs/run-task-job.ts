import { z } from "zod";
import { defineJob, type Job } from "#core/events/job.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { runTask } from "../run-task.ts";

const payload = z.object({ id: z.int() });

/** Does a task for a while, and asks to go on later when there is more: short jobs in between do not wait for a long one. */
export const runTaskJob: Job<typeof payload> = defineJob({
  name: "tasks.run",
  payload,
  run: async (scope, { id }) => {
    if ((await runTask(scope, id)) === "paused") await enqueue(scope, runTaskJob, { id }, { key: String(id) });
  },
});
