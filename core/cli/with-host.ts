import { jsonLog } from "#core/app/json-log.ts";
import { pendingMigrations } from "#core/database/migrations.ts";
import { type Database, openDatabase } from "#core/database/open-database.ts";
import type { Log } from "#core/events/scope.ts";
import { type Catalogue, loadCatalogue } from "#core/host/catalogue.ts";
import { migrationSets } from "#core/host/migrate-all.ts";
import { type Host, openHost } from "#core/host/open-host.ts";
import { CommandFault } from "./faults.ts";
import { reachDatabase } from "./reach-database.ts";
import type { Shell } from "./shell.ts";

/** Runs work on a host without doors, beside whatever hosts are running, and ends it. Throws a `CommandFault` when the schema is behind. */
export function withHost<Result>(shell: Shell, work: (host: Host) => Promise<Result>): Promise<Result> {
  return withDatabase(shell, { mayCreate: false }, async ({ database, catalogue, log }) => {
    const pending = await pendingMigrations(database, await migrationSets(database.db, catalogue));
    if (pending.length > 0) {
      throw new CommandFault(
        `The schema lacks ${pending.length} of its migrations (${pending[0]} is the first). Run \`largesse migrate\`.`,
      );
    }
    return work(await openHost({ database, environment: shell.environment(), log, catalogue }));
  });
}

/** What there is before a host is opened. */
export type Installation = { readonly database: Database; readonly catalogue: Catalogue; readonly log: Log };

/** Runs work on the database alone, whatever state its schema is in. */
export async function withDatabase<Result>(
  shell: Shell,
  options: { readonly mayCreate: boolean },
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const environment = shell.environment();
  const level = environment.logLevel === "info" ? "warn" : environment.logLevel;
  const log = jsonLog(level, (line) => shell.note(line.trimEnd()));
  const reached = await reachDatabase(environment, log, options);
  try {
    const catalogue = await loadCatalogue({ folders: environment.modulesPath });
    const entities = catalogue.owners.flatMap((owner) => owner.entities);
    const database = await openDatabase({ url: reached.url, entities, log, poolMax: MOST_CONNECTIONS });
    try {
      return await work({ database, catalogue, log });
    } finally {
      await database.close();
    }
  } finally {
    await reached.release();
  }
}

const MOST_CONNECTIONS = 2;
