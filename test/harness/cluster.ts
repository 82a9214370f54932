import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { unmeasured } from "./attend-run.ts";
import { addressFile, type ClusterAddress, clusterFolder } from "./cluster-folder.ts";

/** The PostgreSQL cluster of the tests: the one that is running, or a new one that outlives this process and ends when nobody uses it. */
export async function ensureCluster(): Promise<ClusterAddress> {
  const running = await runningCluster();
  if (running !== undefined) return running;
  startKeeper();
  for (let waitedMs = 0; waitedMs < START_LIMIT_MS; waitedMs += POLL_MS) {
    await pause(POLL_MS);
    const started = await runningCluster();
    if (started !== undefined) return started;
  }
  throw new Error(`the test cluster did not start; see ${logFile}`);
}

/** The cluster that answers now, if there is one. */
export async function runningCluster(): Promise<ClusterAddress | undefined> {
  const address = await readAddress();
  if (address === undefined) return undefined;
  try {
    await onCluster(address.url, (client) => client.query("select 1"));
    return address;
  } catch {
    return undefined;
  }
}

/** Runs statements on the cluster's maintenance database. */
export async function onCluster<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: HARNESS });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The name under which the harness itself is connected; its connections do not keep the cluster alive. */
export const HARNESS = "largesse test harness";

const START_LIMIT_MS = 60_000;
const POLL_MS = 50;
const logFile = join(clusterFolder, "keeper.log");

async function readAddress(): Promise<ClusterAddress | undefined> {
  try {
    return JSON.parse(await readFile(addressFile, "utf8"));
  } catch {
    return undefined;
  }
}

/** Several processes may do this at once: the data folder's lock lets one keeper live, and the others end. */
function startKeeper(): void {
  const log = openSync(logFile, "a");
  const [command, ...parameters] = unmeasured(fileURLToPath(import.meta.resolve("./keep-cluster.ts")));
  const keeper = spawn(command, parameters, { cwd: clusterFolder, detached: true, stdio: ["ignore", log, log] });
  keeper.unref();
  closeSync(log);
}
