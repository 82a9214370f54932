import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Environment } from "#config/environment.ts";
import { startEmbeddedPostgres } from "#core/database/embedded-postgres.ts";
import { runningPostgres } from "#core/database/running-postgres.ts";
import type { Log } from "#core/events/scope.ts";
import { CommandFault } from "./faults.ts";

export type ReachedDatabase = { readonly url: string; readonly release: () => Promise<void> };

/**
 * The database the shop lives in: the configured one; else the embedded one of the host that is running on the data folder; else the
 * embedded one, started for as long as the command takes. Only a command that `mayCreate` makes one where there is none.
 */
export async function reachDatabase(
  { databaseUrl, dataDir }: Pick<Environment, "databaseUrl" | "dataDir">,
  log: Log,
  { mayCreate }: { readonly mayCreate: boolean },
): Promise<ReachedDatabase> {
  if (databaseUrl !== undefined) return { url: databaseUrl, release: () => Promise.resolve() };
  const running = await runningPostgres(dataDir);
  if (running !== undefined) return { url: running, release: () => Promise.resolve() };
  if (!mayCreate && !(await exists(join(resolve(dataDir), "postgres", "cluster")))) {
    throw new CommandFault(`There is no database in ${resolve(dataDir)} yet. \`largesse start\` or \`largesse migrate\` makes one.`);
  }
  const { url, stop } = await startEmbeddedPostgres(dataDir, log);
  return { url, release: stop };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
