import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import t from "tap";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#core/database/embedded-postgres.ts";
import { openDatabase } from "#core/database/open-database.ts";
import { signal } from "#core/database/postgres-process.ts";
import type { TestLife } from "#test/harness/fresh-database.ts";
import { quietLog } from "#test/harness/quiet-log.ts";

const quick = { fsync: "off" };
const LONG_AGO = new Date("2026-01-01T00:00:00Z");

async function start(t: TestLife, folder: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(folder, quietLog, quick);
  t.teardown(() => postgres.stop());
  return postgres;
}

type Report = { readonly message: string; readonly url?: string; readonly created?: boolean; readonly name?: string };

/** A host in a process of its own, so that it can be killed, and what it says first. */
/** A data folder that is removed in the end, however long a PostgreSQL that was killed takes to let go of it. */
function dataFolder(t: TestLife): string {
  const folder = mkdtempSync(join(tmpdir(), "largesse-embedded-"));
  chmodSync(folder, 0o755);
  t.teardown(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }));
  return folder;
}

async function startHost(t: TestLife, folder: string): Promise<{ readonly child: ChildProcess; readonly said: Report }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("host-process.ts", import.meta.url)), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.teardown(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const said: Report = JSON.parse(line);
    if (said.message !== "PostgreSQL of a host that was killed is still running; it is stopped first") return { child, said };
  }
  throw new Error("the host said nothing");
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterOf = (folder: string): number => Number.parseInt(readFileSync(join(folder, "postgres/cluster/postmaster.pid"), "utf8"), 10);

t.test("it starts anywhere, keeps data, password and port, and is reached from this machine only", async (t) => {
  const folder = join(dataFolder(t), "private", "data");
  mkdirSync(join(folder, ".."), { mode: 0o700 });
  const first = await startEmbeddedPostgres(folder, quietLog, quick);
  t.equal(first.created, true);
  await ask(first.url, "create table kept (id int)");
  t.same(await ask(first.url, "show listen_addresses"), [{ listen_addresses: "127.0.0.1" }]);
  t.same(await ask(first.url, "show synchronous_commit"), [{ synchronous_commit: "on" }]);
  await t.rejects(ask(first.url.replace(/:[0-9a-f]+@/, ":wrong@"), "select 1"), { code: "28P01" });
  for (const file of ["password", "port", "postgres.log"]) t.equal(statSync(join(folder, "postgres", file)).mode & 0o777, 0o600, file);
  await first.stop();
  t.notOk(existsSync(join(folder, "postgres/host.lock")));
  t.notOk(existsSync(join(folder, "postgres/cluster/postmaster.pid")));

  const second = await start(t, folder);
  t.equal(second.created, false);
  t.equal(second.url, first.url);
  t.same(await ask(second.url, "select * from kept"), []);
});

t.test("durability is on unless a test gives it up", async (t) => {
  const postgres = await startEmbeddedPostgres(dataFolder(t), quietLog);
  t.teardown(() => postgres.stop());
  t.same(await ask(postgres.url, "select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages"), [
    { fsync: "on", pages: "on" },
  ]);
});

t.test("a second host on the same folder is refused with a sentence that names DATABASE_URL", async (t) => {
  const folder = dataFolder(t);
  const postgres = await start(t, folder);
  await t.rejects(startEmbeddedPostgres(folder, quietLog), {
    name: "ConfigurationError",
    message: /Another Largesse host .* DATABASE_URL/,
  });
  const other = await startHost(t, folder);
  t.match(other.said, { name: "ConfigurationError", message: /Another Largesse host .* DATABASE_URL/ });
  t.same(await ask(postgres.url, "select 1 as one"), [{ one: 1 }], "the first one is not disturbed");
});

t.test("hosts that start at the same moment: exactly one wins", async (t) => {
  const folder = dataFolder(t);
  const hosts = await Promise.all([1, 2, 3].map(() => startHost(t, folder)));
  t.equal(hosts.filter(({ said }) => said.message === "ready").length, 1);
});

t.test("when PostgreSQL is killed it comes back on its port, with what was committed", async (t) => {
  const folder = dataFolder(t);
  const postgres = await start(t, folder);
  const database = await openDatabase({ url: postgres.url, entities: [], log: quietLog });
  t.teardown(() => database.close());
  await ask(postgres.url, "create table kept as select 7 as id");
  const before = postmasterOf(folder);
  signal(before, "SIGKILL");
  let rows: unknown;
  for (let waitedMs = 0; rows === undefined && waitedMs < 10_000; waitedMs += 50) {
    rows = await ask(postgres.url, "select id from kept").catch(() => undefined);
    await pause(50);
  }
  t.same(rows, [{ id: 7 }]);
  t.not(postmasterOf(folder), before);
  await database.transaction(() => database.ping());
});

t.test("a killed host leaves nothing that its successor stumbles over", async (t) => {
  const folder = dataFolder(t);
  const { child, said } = await startHost(t, folder);
  t.match(said, { message: "ready", created: true });
  await ask(said.url ?? "", "create table kept as select 7 as id");
  const orphan = postmasterOf(folder);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
  t.ok(signal(orphan, 0), "its PostgreSQL is still running");
  const successor = await start(t, folder);
  t.notOk(signal(orphan, 0));
  t.equal(successor.url, said.url);
  t.same(await ask(successor.url, "select id from kept"), [{ id: 7 }]);
});

t.test("a lock whose process id was given to somebody else is recognised", async (t) => {
  const folder = dataFolder(t);
  mkdirSync(join(folder, "postgres"), { mode: 0o700 });
  writeFileSync(join(folder, "postgres/host.lock"), JSON.stringify({ machine: hostname(), pid: process.pid, began: "1" }));
  utimesSync(join(folder, "postgres/host.lock"), LONG_AGO, LONG_AGO);
  await start(t, folder);
});

t.test("when it cannot start, a sentence says why", async (t) => {
  const folder = dataFolder(t);
  const postgres = await startEmbeddedPostgres(folder, quietLog, quick);
  await postgres.stop();
  writeFileSync(join(folder, "postgres/cluster/PG_VERSION"), "9.6\n");
  await t.rejects(startEmbeddedPostgres(folder, quietLog, quick), { name: "ConfigurationError", message: /does not start.*incompatible/s });
  t.notOk(existsSync(join(folder, "postgres/host.lock")), "the folder is free again");
});
