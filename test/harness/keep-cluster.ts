import { renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { startEmbeddedPostgres } from "#core/database/embedded-postgres.ts";
import { signal } from "#core/database/postgres-process.ts";
import { HARNESS, onCluster } from "./cluster.ts";
import { addressFile, clusterFolder } from "./cluster-folder.ts";
import { liveRuns } from "./live-runs.ts";

// The process behind the test cluster. It gives up durability (fsync) and nothing else, sweeps up after killed tests, and ends when it is
// told to or when nobody has used the cluster for ten minutes.

const IDLE_LIMIT_MS = 600_000;
const ROUND_MS = 10_000;

const write = (fields: object, message: string): void => {
  process.stdout.write(`${JSON.stringify({ message, ...fields })}\n`);
};
const log = { info: write, warn: write, error: write };
const settings = { fsync: "off", full_page_writes: "off", max_connections: "300", shared_buffers: "256MB", autovacuum_naptime: "20s" };

const { url, stop } = await startEmbeddedPostgres(clusterFolder, log, settings);
writeFileSync(`${addressFile}.new`, JSON.stringify({ url, keeperPid: process.pid }), { mode: 0o600 });
renameSync(`${addressFile}.new`, addressFile);

let told = false;
const ending = new AbortController();
for (const name of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.on(name, () => {
    told = true;
    ending.abort();
  });
}

for (let idleMs = 0; !told && idleMs < IDLE_LIMIT_MS; idleMs += ROUND_MS) {
  await pause(ROUND_MS, undefined, { signal: ending.signal }).catch(() => undefined);
  if (!told && (await isUsed().catch(() => false))) idleMs = 0;
  if (!told) await dropAbandoned().catch((error: unknown) => write({ error: String(error) }, "sweeping failed"));
}
rmSync(addressFile, { force: true });
await stop();

async function isUsed(): Promise<boolean> {
  if (liveRuns().length > 0) return true;
  return onCluster(url, async (client) => {
    const { rowCount } = await client.query(
      "select 1 from pg_stat_activity where backend_type = 'client backend' and application_name <> $1 limit 1",
      [HARNESS],
    );
    return rowCount !== 0;
  });
}

/** A test that was killed leaves its database behind; the name says whose it was. */
async function dropAbandoned(): Promise<void> {
  await onCluster(url, async (client) => {
    const { rows } = await client.query("select datname from pg_database where datname like 'test\\_%'");
    for (const { datname } of rows) {
      const pid = Number.parseInt(String(datname).split("_")[1] ?? "", 10);
      if (!signal(pid, 0)) await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`);
    }
  });
}
