import { type Database, openDatabase } from "#core/database/open-database.ts";
import { freshDatabase, type TestLife } from "#test/harness/fresh-database.ts";
import { quietLog } from "#test/harness/quiet-log.ts";
import { Book, Shelf } from "./sample-entities.ts";

/** An open database of its own with the sample entities; without their tables. */
export async function emptyDatabase(t: TestLife, poolMax = 4): Promise<Database> {
  const { url } = await freshDatabase(t);
  const database = await openDatabase({ url, entities: [Shelf, Book], log: quietLog, poolMax });
  t.teardown(() => database.close());
  return database;
}

/** The same with its tables and two shelves, `left` (1) and `right` (2). */
export async function shelfDatabase(t: TestLife, poolMax?: number): Promise<Database> {
  const database = await emptyDatabase(t, poolMax);
  await database.orm.schema.create();
  await database.orm.em.fork().execute("insert into shelf (label, stock) values ('left', 10), ('right', 10)");
  return database;
}
