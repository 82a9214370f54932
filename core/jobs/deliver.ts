import type { JobHelpers, TaskList } from "graphile-worker";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import type { JobHost } from "./job-host.ts";

/**
 * The two tasks of the queue. What is to be run is looked up when it runs: work for a module that is disabled waits until it is
 * enabled again, and its runs by the clock are dropped. What throws is tried again later, less and less often.
 */
export function deliveryTasks(host: JobHost): TaskList {
  return {
    notice: async (raw, helpers) => {
      const payload = noticePayload.parse(raw);
      await inScope(host, helpers, async (scope) => {
        const listener = scope.wiring.noticeListeners(payload.name).find(({ key }) => key === payload.listener);
        if (listener === undefined) return wait(host, helpers, payload);
        await listener.handle(scope, payload.payload as never, BigInt(payload.id));
      });
    },
    job: async (raw, helpers) => {
      const payload = jobPayload.parse(raw);
      await inScope(host, helpers, async (scope) => {
        const job = scope.wiring.job(payload.job);
        if (job !== undefined) return job.run(scope, job.payload.parse(payload.payload ?? {}) as never);
        if (payload._cron === undefined) await wait(host, helpers, payload);
      });
    },
  };
}

const waits = z.int().min(0).default(0);
const noticePayload = z.object({ id: z.string(), name: z.string(), listener: z.string(), payload: z.unknown().optional(), waits });
const jobPayload = z.object({ job: z.string(), payload: z.unknown().optional(), _cron: z.unknown().optional(), waits });

const PAUSE_MS = 3_600_000;
/** A month of hours; a module that is still gone then is not coming back for this. */
const MOST_WAITS = 720;

async function inScope(host: JobHost, { job }: JobHelpers, work: (scope: Scope) => Promise<void>): Promise<void> {
  const scope = await host.scopeOf({
    actor: { kind: "system", reason: `job ${job.id}` },
    door: "job",
    requestId: `job-${job.id}-${job.attempts}`,
  });
  try {
    await work(scope);
  } finally {
    await host.finish(scope);
  }
}

async function wait(host: JobHost, { job, addJob }: JobHelpers, payload: { readonly waits: number }): Promise<void> {
  if (payload.waits >= MOST_WAITS) {
    host.log.error({ task: job.task_identifier, jobId: job.id }, "Work waited a month for a module that did not come back; it is dropped.");
    return;
  }
  const runAt = new Date((job.locked_at ?? job.run_at).getTime() + PAUSE_MS);
  await addJob(job.task_identifier, { ...payload, waits: payload.waits + 1 }, { runAt, ...(job.key !== null && { jobKey: job.key }) });
}
