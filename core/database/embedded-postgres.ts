import { readFile, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lockDataFolder } from "./data-folder-lock.ts";
import type { DatabaseLog } from "./database-log.ts";
import { choosePostgresAccount } from "./postgres-account.ts";
import { findPostgresBinaries } from "./postgres-binaries.ts";
import { openPostgresFolder, type PostgresFolder, preparePostgresCluster } from "./postgres-cluster.ts";
import { type PostgresAddress, SUPERUSER, signal, stopPostgres, withAdministrator } from "./postgres-process.ts";
import { supervisePostgres } from "./postgres-supervisor.ts";

export type EmbeddedPostgres = {
  readonly url: string;
  /** Whether this start created the database. */
  readonly created: boolean;
  readonly stop: () => Promise<void>;
};

/**
 * Starts PostgreSQL with its data under `dataDir`/postgres, reachable from this machine only, and keeps it running: should it die, it is
 * started again on the same port. A killed host leaves it behind; the next host on the folder ends it and starts its own. Throws a
 * `ConfigurationError` when another host uses the folder or PostgreSQL cannot run there. `settings` override PostgreSQL's; tests use them.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  log: DatabaseLog,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const folder = await openPostgresFolder(join(resolve(dataDir), "postgres"));
  const unlock = lockDataFolder(folder.home);
  try {
    const binaries = await findPostgresBinaries();
    const account = await choosePostgresAccount(folder.home, binaries.postgres);
    const password = await preparePostgresCluster(folder, binaries, account);
    await endOrphan(folder, password, log);
    const { address, stop } = await supervisePostgres({ folder, binaries, account, password, log, settings });
    return {
      url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${address.port}/${DATABASE}`,
      created: await createDatabase(address),
      stop: () => stop().finally(unlock),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The database in it. */
export const DATABASE = "largesse";

/** We hold the folder's lock, so a server that still runs on it belongs to a host that was killed. It proves itself by our password and its folder. */
async function endOrphan(folder: PostgresFolder, password: string, log: DatabaseLog): Promise<void> {
  const [pidLine = "", , , portLine = ""] = (await readFile(join(folder.cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number.parseInt(pidLine, 10);
  const port = Number.parseInt(portLine, 10);
  if (!(pid > 0 && port > 0)) return;
  if ((await folderServedAt({ port, password })) !== (await realpath(folder.cluster))) return;
  log.warn({ pid }, "PostgreSQL of a host that was killed is still running; it is stopped first");
  await stopPostgres(pid, () => !signal(pid, 0));
}

/** The data folder of the server that answers at an address and knows the password; undefined when none does. */
export async function folderServedAt(address: PostgresAddress): Promise<string | undefined> {
  try {
    const { rows } = await withAdministrator(address, (client) => client.query("select current_setting('data_directory') as folder"));
    return await realpath(rows[0].folder);
  } catch {
    return undefined;
  }
}

async function createDatabase(address: PostgresAddress): Promise<boolean> {
  return withAdministrator(address, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount !== 0) return false;
    await client.query(`create database ${DATABASE}`);
    return true;
  });
}
