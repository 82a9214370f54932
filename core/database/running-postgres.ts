import { readFile, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DATABASE, folderServedAt } from "./embedded-postgres.ts";
import { SUPERUSER } from "./postgres-process.ts";

/**
 * The address of the embedded PostgreSQL that a host is running on this data folder; undefined when none runs. It is found by what the
 * server wrote down at its start, and believed when it takes our password and serves this very folder.
 */
export async function runningPostgres(dataDir: string): Promise<string | undefined> {
  const home = join(resolve(dataDir), "postgres");
  const cluster = await realpath(join(home, "cluster")).catch(() => undefined);
  if (cluster === undefined) return undefined;
  const [password, state] = await Promise.all([textOf(join(home, "password")), textOf(join(cluster, "postmaster.pid"))]);
  const port = Number.parseInt(state.split("\n")[PORT_LINE] ?? "", 10);
  if (!(port > 0)) return undefined;
  const address = { port, password: password.trim() };
  if ((await folderServedAt(address)) !== cluster) return undefined;
  return `postgres://${SUPERUSER}:${address.password}@127.0.0.1:${port}/${DATABASE}`;
}

const PORT_LINE = 3;

function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
