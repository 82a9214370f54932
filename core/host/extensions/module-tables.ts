import { sql } from "kysely";
import { jsonValue } from "#core/database/json-value.ts";
import { MIGRATION_TABLE } from "#core/database/open-database.ts";
import type { Scope } from "#core/events/scope.ts";
import type { CatalogueModule } from "../catalogue.ts";
import { hostTables } from "../tables.ts";

/** Applies those migrations of a module that this database does not have, in the transaction that activates it. */
export async function createModuleTables(scope: Scope, { id, contents }: CatalogueModule): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(scope.db);
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)}`.execute(scope.db);
  const applied = new Set(rows.map(({ name }) => name));
  for (const { name, up } of contents.migrations ?? []) {
    const fullName = `${id}/${name}`;
    if (applied.has(fullName)) continue;
    for (const statement of up) await sql.raw(statement).execute(scope.db);
    await sql`insert into ${sql.table(MIGRATION_TABLE)} (name) values (${fullName})`.execute(scope.db);
  }
}

/** Drops the module's tables, all in one statement because they may refer to each other, and forgets its migrations and settings. */
export async function dropModuleTables(scope: Scope, { id, contents }: CatalogueModule): Promise<void> {
  const names = (contents.entities ?? []).map((entity) => entity.meta.tableName).toReversed();
  if (names.length > 0) await sql`drop table if exists ${sql.join(names.map((name) => sql.table(name)))}`.execute(scope.db);
  await sql`delete from ${sql.table(MIGRATION_TABLE)} where starts_with(name, ${`${id}/`})`.execute(scope.db);
  await hostTables(scope)
    .updateTable("extension")
    .set({ config: jsonValue({}) })
    .where("type", "=", "mod")
    .where("name", "=", id)
    .execute();
}
