import { sql } from "kysely";
import { type MigrationSet, migrate } from "#core/database/migrations.ts";
import type { Database } from "#core/database/open-database.ts";
import type { Db } from "#core/events/scope.ts";
import type { Catalogue } from "./catalogue.ts";
import { hostTables } from "./tables.ts";

/** Brings the schema of core and of every module that is not uninstalled up to date; returns what was applied. */
export async function migrateAll(database: Database, catalogue: Catalogue): Promise<readonly string[]> {
  return migrate(database, await migrationSets(database.db, catalogue));
}

/** The migrations that belong into this database, in the order they are applied. */
export async function migrationSets(db: Db, { owners }: Catalogue): Promise<readonly MigrationSet[]> {
  const absent = await uninstalledModules(db);
  return owners.filter(({ id }) => !absent.has(id)).map(({ id, migrations }) => ({ owner: id, migrations }));
}

/** Modules whose tables were removed on request. A database that is still empty has none. */
async function uninstalledModules(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly found: string | null }>`select to_regclass('extension')::text as found`.execute(db);
  if (rows[0]?.found == null) return new Set();
  const extensions = await hostTables({ db }).selectFrom("extension").select("name").where("status", "=", "uninstalled").execute();
  return new Set(extensions.map(({ name }) => name));
}
