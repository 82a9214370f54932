import type pg from "pg";
import { monotonicMs } from "#core/kernel/clock.ts";
import { HEARTBEAT_SPACE } from "./heartbeat.ts";

/** Runner id → since when it was seen without a sign of life. */
export type Sightings = Map<string, number>;

/** How long a runner has to be without one; reconnecting after a database restart takes less. */
export const DEAD_AFTER_MS = 10_000;

/**
 * Gives back the jobs of runners that died: the queue itself would wait for four hours. A runner that lives holds its lock, so taking
 * the lock tells that it is gone. Returns the runners whose jobs were given back.
 */
export async function releaseDeadLocks(
  pool: pg.Pool,
  sightings: Sightings,
  deadAfterMs: number = DEAD_AFTER_MS,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ locked_by: string }>(
    "select distinct locked_by from graphile_worker.jobs where locked_by is not null",
  );
  const silent = await silentRunners(
    pool,
    rows.map(({ locked_by }) => locked_by),
  );
  for (const known of sightings.keys()) if (!silent.has(known)) sightings.delete(known);
  const nowMs = monotonicMs();
  const dead: string[] = [];
  for (const runner of silent) {
    const sinceMs = sightings.get(runner) ?? nowMs;
    sightings.set(runner, sinceMs);
    if (nowMs - sinceMs >= deadAfterMs) dead.push(runner);
  }
  if (dead.length > 0) await pool.query("select graphile_worker.force_unlock_workers($1)", [dead]);
  for (const runner of dead) sightings.delete(runner);
  return dead;
}

/** The locks are let go of with the end of the statement. */
async function silentRunners(pool: pg.Pool, runners: readonly string[]): Promise<ReadonlySet<string>> {
  if (runners.length === 0) return new Set();
  const { rows } = await pool.query<{ runner: string; silent: boolean }>(
    "select runner, pg_try_advisory_xact_lock($1, hashtext(runner)) as silent from unnest($2::text[]) as runner",
    [HEARTBEAT_SPACE, runners],
  );
  return new Set(rows.filter(({ silent }) => silent).map(({ runner }) => runner));
}
