import type { Environment } from "#config/environment.ts";
import { startEmbeddedPostgres } from "#core/database/embedded-postgres.ts";
import { openDatabase } from "#core/database/open-database.ts";
import type { Log } from "#core/events/scope.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { migrateAll } from "#core/host/migrate-all.ts";
import { type Host, openHost } from "#core/host/open-host.ts";
import { startJobs } from "#core/jobs/start-jobs.ts";
import { buildApp } from "./build-app.ts";
import { drain, type Readiness } from "./draining.ts";
import { firstStart } from "./first-start.ts";
import { listen } from "./listen.ts";

export type StartOptions = {
  readonly environment: Environment;
  readonly log: Log;
  /** Shows the operator a line that is no log entry. */
  readonly print: (line: string) => void;
  /** Takes what has to be undone at the end, the last thing first. Called as soon as there is something to undo. */
  readonly onStop: (undo: () => Promise<void>) => void;
};

/**
 * Starts everything: database, migrations, host, first administrator, jobs, web server. Returns the address it answers under.
 *
 * @throws ConfigurationError when the operator has to change something first.
 */
export async function startHost({ environment, log, print, onStop }: StartOptions): Promise<string> {
  const catalogue = await loadCatalogue({ folders: environment.modulesPath });
  const embedded = environment.databaseUrl === undefined ? await startEmbeddedPostgres(environment.dataDir, log) : undefined;
  if (embedded !== undefined) onStop(embedded.stop);
  const host = await openHostOn(embedded?.url ?? environment.databaseUrl ?? "", { environment, log, catalogue, onStop });
  await firstStart(host, { isNewDatabase: embedded?.created === true, print });

  const jobs = await startJobs(host);
  onStop(jobs.stop);
  const readiness: Readiness = { isDraining: false };
  const app = await buildApp(host, readiness);
  onStop(() => drain(app, readiness));
  return listen(app, environment);
}

type OpenOptions = Pick<StartOptions, "environment" | "log" | "onStop"> & Pick<Host, "catalogue">;

async function openHostOn(url: string, { environment, log, catalogue, onStop }: OpenOptions): Promise<Host> {
  const entities = catalogue.owners.flatMap((owner) => owner.entities);
  const database = await openDatabase({ url, entities, log });
  onStop(database.close);
  const applied = await migrateAll(database, catalogue);
  if (applied.length > 0) log.info({ migrations: applied }, "The schema was brought up to date.");
  return openHost({ database, environment, log, catalogue });
}
