import { setTimeout as pause } from "node:timers/promises";
import { signal } from "#core/database/postgres-process.ts";
import { ensureCluster, onCluster, runningCluster } from "./cluster.ts";
import { addRun, liveRuns, removeRun } from "./live-runs.ts";

// `hold-cluster begin|end <pid of the run>`: starts the cluster for a run, and ends it with the last one that uses it.

const [moment, pid] = process.argv.slice(2);
if (moment === "begin") {
  addRun(Number(pid));
  await ensureCluster();
} else {
  removeRun(Number(pid));
  await endUnlessUsed();
}

async function endUnlessUsed(): Promise<void> {
  const cluster = await runningCluster();
  if (cluster === undefined || liveRuns().length > 0 || (await hasTestDatabases(cluster.url))) return;
  signal(cluster.keeperPid, "SIGTERM");
  for (let waitedMs = 0; signal(cluster.keeperPid, 0) && waitedMs < 30_000; waitedMs += 50) await pause(50);
}

/** A test that somebody started by hand. */
function hasTestDatabases(url: string): Promise<boolean> {
  return onCluster(url, async (client) => {
    const { rows } = await client.query("select datname from pg_database where datname like 'test\\_%'");
    return rows.some(({ datname }) => signal(Number.parseInt(String(datname).split("_")[1] ?? "", 10), 0));
  });
}
