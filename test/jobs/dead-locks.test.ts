import { runMigrations } from "graphile-worker";
import pg from "pg";
import t, { type Test } from "tap";
import { HEARTBEAT_SPACE, startHeartbeat } from "#core/jobs/heartbeat.ts";
import { releaseDeadLocks, type Sightings } from "#core/jobs/release-dead-locks.ts";
import { freshDatabase } from "#test/harness/fresh-database.ts";
import { quietLog } from "#test/harness/quiet-log.ts";
import { until } from "./jobs-host.ts";

/** A queue with one job that the runner `pool-1` has locked. */
async function lockedQueue(t: Test): Promise<pg.Pool> {
  const { url } = await freshDatabase(t);
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  t.teardown(() => pool.end());
  await runMigrations({ pgPool: pool });
  await pool.query("select graphile_worker.add_job('job', '{}')");
  await pool.query("update graphile_worker._private_jobs set locked_by = 'pool-1', locked_at = now()");
  return pool;
}

async function isLocked(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query("select 1 from graphile_worker.jobs where locked_by is not null");
  return rows.length > 0;
}

/** The database process that holds the sign of life. */
async function beating(pool: pg.Pool): Promise<number | undefined> {
  const text =
    "select pid from pg_locks join pg_database on oid = database where locktype = 'advisory' and classid = $1 and granted and datname = current_database()";
  const { rows } = await pool.query<{ pid: number }>(text, [HEARTBEAT_SPACE]);
  return rows[0]?.pid;
}

async function isBeating(pool: pg.Pool): Promise<boolean> {
  return (await beating(pool)) !== undefined;
}

t.test("the jobs of a runner without a sign of life are given back, once that has lasted", async (t) => {
  const pool = await lockedQueue(t);
  const sightings: Sightings = new Map();
  t.same(await releaseDeadLocks(pool, sightings), [], "it may be about to come back");
  t.ok(await isLocked(pool));
  t.same(await releaseDeadLocks(pool, sightings, 0), ["pool-1"]);
  t.notOk(await isLocked(pool));
});

t.test("the jobs of a runner that lives stay its own, and are given back when it is gone", async (t) => {
  const pool = await lockedQueue(t);
  const heartbeat = startHeartbeat(pool, "pool-1", quietLog);
  t.ok(await until(() => isBeating(pool)));
  t.same(await releaseDeadLocks(pool, new Map(), 0), []);
  await heartbeat.stop();
  t.same(await releaseDeadLocks(pool, new Map(), 0), ["pool-1"]);
});

t.test("a sign of life that was cut off is given again", async (t) => {
  const pool = await lockedQueue(t);
  const heartbeat = startHeartbeat(pool, "pool-1", quietLog);
  t.teardown(() => heartbeat.stop());
  t.ok(await until(() => isBeating(pool)));
  const cut = await beating(pool);
  await pool.query("select pg_terminate_backend($1)", [cut]);
  t.ok(await until(async () => ![undefined, cut].includes(await beating(pool))));
  t.same(await releaseDeadLocks(pool, new Map(), 0), []);
});

t.test("a runner that is seen alive again is not counted as dead later", async (t) => {
  const pool = await lockedQueue(t);
  const sightings: Sightings = new Map();
  await releaseDeadLocks(pool, sightings);
  const heartbeat = startHeartbeat(pool, "pool-1", quietLog);
  t.teardown(() => heartbeat.stop());
  t.ok(await until(() => isBeating(pool)));
  await releaseDeadLocks(pool, sightings);
  t.equal(sightings.size, 0);
});
