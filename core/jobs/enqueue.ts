import type { z } from "zod";
import { jsonValue } from "#core/database/json-value.ts";
import type { Job } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";
import { eventTables } from "#core/events/tables.ts";
import { JOB_REQUEST, type JobRequest } from "./job-request.ts";

export type EnqueueOptions = {
  /** Not before this instant of the real clock; as soon as possible when absent. */
  readonly runAt?: Date;
  /** A waiting job with the same key is replaced by this one. */
  readonly key?: string;
};

/**
 * Asks for a job to be run, in the transaction that needs it: rolled back, it is never run; committed, it is run at least once.
 * The payload must be what the job's schema reads, and plain JSON.
 */
export async function enqueue<Payload extends z.ZodType>(
  scope: Scope,
  job: Job<Payload>,
  payload: z.input<Payload>,
  { runAt, key }: EnqueueOptions = {},
): Promise<void> {
  job.payload.parse(payload);
  const request: JobRequest = {
    job: job.name,
    payload,
    runAt: runAt?.toISOString(),
    key: key === undefined ? undefined : `${job.name}:${key}`,
  };
  await eventTables(scope)
    .insertInto("outbox")
    .values({ name: JOB_REQUEST, payload: jsonValue<unknown>(request), created_at: scope.now })
    .execute();
}
