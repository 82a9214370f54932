import t from "tap";
import { schemaDrift } from "#core/database/migrations.ts";
import { openDatabase } from "#core/database/open-database.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { migrateAll } from "#core/host/migrate-all.ts";
import { freshDatabase } from "#test/harness/fresh-database.ts";
import { quietLog } from "#test/harness/quiet-log.ts";

t.test("every module that ships with the host loads", async (t) => {
  t.same((await loadCatalogue()).faults, []);
});

t.test("the migrations of core and of all modules make exactly the tables that the entities declare", async (t) => {
  const { url } = await freshDatabase(t);
  const catalogue = await loadCatalogue();
  const database = await openDatabase({ url, entities: catalogue.owners.flatMap(({ entities }) => entities), log: quietLog });
  t.teardown(() => database.close());
  const applied = await migrateAll(database, catalogue);
  t.ok(applied.length > 0);
  t.equal(await schemaDrift(database), "");
  t.same(await migrateAll(database, catalogue), []);
});
