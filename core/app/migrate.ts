import { ConfigurationError } from "#config/configuration-error.ts";
import { processEnvironment } from "#config/environment.ts";
import { startEmbeddedPostgres } from "#core/database/embedded-postgres.ts";
import { openDatabase } from "#core/database/open-database.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { migrateAll } from "#core/host/migrate-all.ts";
import { jsonLog } from "./json-log.ts";

/** `npm run migrate`: brings the schema of core and the modules up to date without starting the host, and prints what was applied. */
async function migrateOnly(): Promise<void> {
  const environment = processEnvironment();
  const log = jsonLog(environment.logLevel, (line) => process.stderr.write(line));
  const embedded = environment.databaseUrl === undefined ? await startEmbeddedPostgres(environment.dataDir, log) : undefined;
  try {
    const catalogue = await loadCatalogue({ folders: environment.modulesPath });
    const entities = catalogue.owners.flatMap((owner) => owner.entities);
    const database = await openDatabase({ url: embedded?.url ?? environment.databaseUrl ?? "", entities, log });
    try {
      const applied = await migrateAll(database, catalogue);
      process.stdout.write(applied.length === 0 ? "The schema is up to date.\n" : applied.map((name) => `${name}\n`).join(""));
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}

try {
  await migrateOnly();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
