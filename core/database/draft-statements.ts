import type { DatabaseLog } from "./database-log.ts";
import { type Migration, migrate } from "./migrations.ts";
import { type DatabaseOptions, openDatabase } from "./open-database.ts";

/** Whoever owns tables: `core` or a module. */
export type TableOwner = {
  readonly id: string;
  readonly entities: DatabaseOptions["entities"];
  readonly migrations: readonly Migration[];
};

/**
 * The statements that bring the owner's tables from what all migrations make of the empty database at `url` to what its entities declare.
 * Tables without an entity are left alone: dropping one is written by hand. `owners` are in dependency order.
 */
export async function draftStatements(
  url: string,
  owners: readonly TableOwner[],
  ownerId: string,
  log: DatabaseLog,
): Promise<readonly string[]> {
  const owner = owners.find(({ id }) => id === ownerId);
  if (owner === undefined) throw new TypeError(`There is no owner "${ownerId}"; there are ${owners.map(({ id }) => id).join(", ")}.`);
  const database = await openDatabase({ url, entities: owners.flatMap(({ entities }) => entities), log });
  try {
    await migrate(
      database,
      owners.map(({ id, migrations }) => ({ owner: id, migrations })),
    );
    const own = new Set(owner.entities.map((entity) => database.orm.getMetadata().get(entity).tableName));
    const statements = splitStatements(await database.orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false }));
    return statements.filter((statement) => own.has(tableOf(statement) ?? ""));
  } finally {
    await database.close();
  }
}

/** The table a statement is about: all entities are compared, so that relations are known, but only the owner's tables are its to change. */
function tableOf(statement: string): string | undefined {
  return /\b(?:table(?: if exists)?|on)\s+"([^"]+)"/i.exec(statement)?.[1];
}

/** Statements end with a semicolon at the end of a line; one inside a quoted text does not count. */
export function splitStatements(sql: string): readonly string[] {
  const statements: string[] = [];
  let open = "";
  for (const part of sql.split(/;\s*(?:\n|$)/)) {
    open += open === "" ? part : `;\n${part}`;
    if (open.split("'").length % 2 === 0) continue;
    if (open.trim() !== "") statements.push(open.trim());
    open = "";
  }
  return statements;
}
