import { runMigrations } from "graphile-worker";
import { sql } from "kysely";
import pg from "pg";
import t from "tap";
import { announce } from "#core/events/announce.ts";
import { eventTables } from "#core/events/tables.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { relayOutbox } from "#core/jobs/relay-outbox.ts";
import { happened, type JobsHost, jobsHost, until } from "./jobs-host.ts";

/** The queue's schema without anybody who works on it. */
async function installQueue(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  await runMigrations({ pgPool: pool });
  await pool.end();
}

async function queuedKeys({ host }: JobsHost): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`select key from graphile_worker.jobs order by id`.execute(host.database.db);
  return rows.map(({ key }) => key);
}

async function waiting({ host }: JobsHost): Promise<number> {
  const rows = await eventTables(host.database).selectFrom("outbox").select("id").where("relayed_at", "is", null).execute();
  return rows.length;
}

t.test("a notice reaches every listener once it is committed, with its id", async (t) => {
  const host = await jobsHost(t);
  await host.jobs();
  const scope = await host.scope();
  await scope.transaction((inside) => announce(inside, happened, { what: "it" }));
  t.ok(await until(() => host.seen.notices.length === 2));
  t.same(host.seen.notices.toSorted(), ["first it 1", "second it 1"]);
});

t.test("a notice that was rolled back reaches nobody, and a job neither", async (t) => {
  const host = await jobsHost(t);
  const jobs = await host.jobs();
  const scope = await host.scope();
  const undone = scope.transaction(async (inside) => {
    await announce(inside, happened, { what: "never" });
    await enqueue(inside, host.note, { text: "never" });
    throw new Error("no");
  });
  await t.rejects(undone, { message: "no" });
  await scope.transaction((inside) => enqueue(inside, host.note, { text: "done" }));
  jobs.poke();
  t.ok(await until(() => host.seen.jobs.length > 0));
  t.same([host.seen.jobs, host.seen.notices], [["done"], []]);
});

t.test("a listener that throws gets the notice again, and the others do not", async (t) => {
  const host = await jobsHost(t, { failures: 2 });
  await host.jobs();
  const scope = await host.scope();
  await announce(scope, happened, { what: "it" });
  t.ok(await until(() => host.seen.notices.includes("first it 1")));
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const left = 1 - attempt;
    t.ok(await until(() => host.seen.failuresLeft === left));
    await until(async () => (await released(host)) > 0);
  }
  t.ok(await until(() => host.seen.notices.includes("second it 1")));
  t.same(host.seen.notices.toSorted(), ["first it 1", "second it 1"]);
});

/** Takes the waiting time of failed jobs away. */
async function released({ host }: JobsHost): Promise<number> {
  const { rows } =
    await sql`update graphile_worker._private_jobs set run_at = now() where locked_by is null and run_at > now() returning id`.execute(
      host.database.db,
    );
  return rows.length;
}

t.test("several relays at once hand each notice over once", async (t) => {
  const host = await jobsHost(t);
  const other = await jobsHost(t, { url: host.url });
  await installQueue(host.url);
  const scope = await host.scope();
  await scope.transaction(async (inside) => {
    for (let number = 0; number < 250; number += 1) await announce(inside, happened, { what: String(number) });
  });
  const taken = await Promise.all([relayOutbox(host.host), relayOutbox(other.host), relayOutbox(host.host), relayOutbox(other.host)]);
  t.equal(
    taken.reduce((sum, rows) => sum + rows, 0),
    250,
  );
  const keys = await queuedKeys(host);
  t.equal(keys.length, 500);
  t.equal(new Set(keys).size, 500);
  t.equal(await waiting(host), 0);
});

t.test("a relay that dies before its commit has handed over nothing", async (t) => {
  const host = await jobsHost(t);
  const scope = await host.scope();
  await announce(scope, happened, { what: "it" });
  await t.rejects(relayOutbox(host.host), { message: /graphile_worker/ });
  t.equal(await waiting(host), 1);
  await installQueue(host.url);
  t.equal(await relayOutbox(host.host), 1);
  t.equal(await relayOutbox(host.host), 0);
});

t.test("a job with a key replaces the waiting one, and one for later waits", async (t) => {
  const host = await jobsHost(t);
  await installQueue(host.url);
  const scope = await host.scope();
  const runAt = new Date("2100-01-01T00:00:00Z");
  await enqueue(scope, host.note, { text: "first" }, { key: "k", runAt });
  await enqueue(scope, host.note, { text: "second" }, { key: "k", runAt });
  await t.rejects(enqueue(scope, host.note, { text: 5 } as never), { name: "ZodError" });
  await relayOutbox(host.host);
  t.same(await queuedKeys(host), ["witness.note:k"]);
  const { rows } = await sql<{ payload: unknown; run_at: Date }>`select payload, run_at from graphile_worker._private_jobs`.execute(
    host.host.database.db,
  );
  t.match(rows, [{ payload: { job: "witness.note", payload: { text: "second" } }, run_at: runAt }]);
});

t.test("work for a disabled module waits until it is enabled again", async (t) => {
  const host = await jobsHost(t);
  await installQueue(host.url);
  const scope = await host.scope();
  await announce(scope, happened, { what: "it" });
  await enqueue(scope, host.note, { text: "it" });
  await relayOutbox(host.host);
  await host.call("admin", "extension_deactivate", { id: "witness" });
  await host.jobs();
  t.ok(await until(async () => (await postponed(host)) === 3));
  t.same([host.seen.notices, host.seen.jobs], [[], []]);
  await host.call("admin", "extension_activate", { id: "witness" });
  t.equal(await released(host), 3);
  t.ok(await until(() => host.seen.notices.length === 2 && host.seen.jobs.length === 1));
});

async function postponed({ host }: JobsHost): Promise<number> {
  const { rows } = await sql<{
    run_at: Date;
  }>`select run_at from graphile_worker.jobs where run_at > now() + interval '50 minutes'`.execute(host.database.db);
  return rows.length;
}

t.test("a host without workers neither relays nor runs anything", async (t) => {
  const host = await jobsHost(t, { environment: { WORKERS: "0" } });
  const jobs = await host.jobs();
  await announce(await host.scope(), happened, { what: "it" });
  jobs.poke();
  await jobs.stop();
  t.equal(await waiting(host), 1);
});
