import type { z } from "zod";
import type { Scope } from "./scope.ts";

/** Work done outside a request by the job queue. A job may run more than once and has to make that harmless. */
export type Job<Payload extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly payload: Payload;
  /** A crontab line in UTC when the job runs by the clock; it then gets the empty payload. */
  readonly cron?: string;
  /** Also asked for, with the empty payload, whenever its module is enabled: it makes up for what the module has missed. */
  readonly onEnabling?: boolean;
  readonly run: (scope: Scope, payload: z.output<Payload>) => Promise<void>;
};

/** A job whose schema is no longer known to the compiler; what registries hold. */
export type AnyJob = Omit<Job, "run"> & { readonly run: (scope: Scope, payload: never) => Promise<void> };

/** Declares a job. */
export function defineJob<Payload extends z.ZodType>(job: Job<Payload>): Job<Payload> {
  return job;
}
