import { sql } from "kysely";
import { onAfterAdminCronRun, onBeforeAdminCronRun } from "#core/billing/hooks.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import type { BoundJob } from "#core/events/wiring.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { hostErrors } from "../errors.ts";
import { hostContextOf } from "../host-context.ts";

export type CronRun = { readonly run: number; readonly failed: number; readonly jobs: { readonly name: string; readonly ok: boolean }[] };

/**
 * Does now, one after the other, what is else done by the clock. Each job works in transactions of its own, as it does in the queue; the
 * caller's transaction stays open meanwhile, so that the answer can be kept with it. A job that fails is logged and counted.
 *
 * @throws AppError `cron.running` (409) while another call is at it: each holds a connection and needs a second one.
 */
export async function runCron(scope: Scope): Promise<CronRun> {
  return scope.transaction(runAlone);
}

async function runAlone(scope: Scope): Promise<CronRun> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${LOCK_SPACE}, 1) as free`.execute(scope.db);
  if (rows[0]?.free !== true) throw hostErrors.error("cron.running");
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(scope.db);
  await fire(scope, onBeforeAdminCronRun, {});
  const jobs: { name: string; ok: boolean }[] = [];
  for (const job of scope.wiring.jobs) {
    if (job.cron !== undefined) jobs.push({ name: job.name, ok: await succeeds(scope, job) });
  }
  await fire(scope, onAfterAdminCronRun, {});
  const failed = jobs.filter(({ ok }) => !ok).length;
  const message = `${jobs.length} jobs were run by hand, ${failed} of them failed.`;
  await recordActivity(scope, { action: "cron.run", objectType: undefined, objectId: undefined, message });
  return { run: jobs.length, failed, jobs };
}

/** "larg" in ASCII, and two: the migrations and the signs of life have the numbers before. */
const LOCK_SPACE = 0x6c617269;

async function succeeds(scope: Scope, job: BoundJob): Promise<boolean> {
  const { scopeOf, finish } = hostContextOf(scope);
  const own = await scopeOf({ actor: { kind: "system", reason: `cron ${job.name}` }, door: "job", requestId: scope.requestId });
  try {
    await job.run(own, job.payload.parse({}) as never);
    return true;
  } catch (fault) {
    scope.log.error({ err: fault, module: job.module, job: job.name }, "A job that was run by hand failed.");
    return false;
  } finally {
    await finish(own);
  }
}
