import { type RawBuilder, sql } from "kysely";
import { jsonValue } from "#core/database/json-value.ts";
import type { Db, Scope } from "#core/events/scope.ts";
import { eventTables } from "#core/events/tables.ts";
import type { JobHost } from "./job-host.ts";
import { JOB_REQUEST, jobRequestSchema } from "./job-request.ts";
import { logLive } from "./log-live.ts";

/** How many rows one transaction hands over. */
export const RELAY_BATCH = 100;

/**
 * Hands waiting outbox rows to the queue, oldest first, one job per listener, and marks them in the same transaction: a row is handed
 * over exactly once, however many relays run, and what it becomes in the live channels is written with it. Returns how many rows it took.
 * What the job does with it is repeated until it succeeds.
 */
export async function relayOutbox(host: JobHost): Promise<number> {
  if (!(await isWaiting(host.database.db))) return 0;
  const scope = await host.scopeOf({ actor: { kind: "system", reason: "relay" }, door: "job" });
  return host.database.transaction(async (db) => {
    const rows = await eventTables({ db })
      .selectFrom("outbox")
      .select(["id", "name", "payload", "created_at"])
      .where("relayed_at", "is", null)
      .orderBy("id")
      .limit(RELAY_BATCH)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    const jobs = rows.flatMap((row) => jobsOf(scope, row));
    if (jobs.length > 0) await addJobs(db, jobs);
    await eventTables({ db })
      .updateTable("outbox")
      .set({ relayed_at: sql<Date>`now()` })
      .where(
        "id",
        "in",
        rows.map(({ id }) => id),
      )
      .execute();
    await logLive(scope, db, rows);
    return rows.length;
  });
}

type OutboxRow = { readonly id: bigint; readonly name: string; readonly payload: unknown };

type QueuedJob = { readonly task: "notice" | "job"; readonly payload: object; readonly key: string; readonly run_at: string | null };

async function isWaiting(db: Db): Promise<boolean> {
  const row = await eventTables({ db }).selectFrom("outbox").select("id").where("relayed_at", "is", null).limit(1).executeTakeFirst();
  return row !== undefined;
}

function jobsOf(scope: Scope, { id, name, payload }: OutboxRow): QueuedJob[] {
  if (name !== JOB_REQUEST) {
    return scope.wiring.noticeListeners(name).map(({ key }) => ({
      task: "notice",
      payload: { id: String(id), name, listener: key, payload },
      key: `notice:${id}:${key}`,
      run_at: null,
    }));
  }
  const request = jobRequestSchema.safeParse(payload);
  if (!request.success) {
    scope.log.error({ outboxId: String(id) }, "An outbox row asks for a job in a form that is not understood; it is passed over.");
    return [];
  }
  const { job, payload: input, key = `outbox:${id}`, runAt = null } = request.data;
  return [{ task: "job", payload: { job, payload: input }, key, run_at: runAt }];
}

async function addJobs(db: Db, jobs: readonly QueuedJob[]): Promise<void> {
  const list: RawBuilder<unknown> = jsonValue<unknown>(jobs);
  await sql`
    select graphile_worker.add_job(wanted.task, wanted.payload, run_at := wanted.run_at, job_key := wanted.key)
    from jsonb_to_recordset(${list}) as wanted (task text, payload json, key text, run_at timestamptz)`.execute(db);
}
