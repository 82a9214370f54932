import { openDatabase } from "#core/database/open-database.ts";
import { loadCatalogue } from "#core/host/catalogue.ts";
import { migrateAll } from "#core/host/migrate-all.ts";
import type { DatabaseTemplate } from "./database-template.ts";
import { quietLog } from "./quiet-log.ts";

/** A database with the tables of core and of all modules, and no rows. */
export const migratedTemplate: DatabaseTemplate = {
  name: "migrated",
  async build(url) {
    const catalogue = await loadCatalogue();
    const database = await openDatabase({ url, entities: catalogue.owners.flatMap(({ entities }) => entities), log: quietLog });
    try {
      await migrateAll(database, catalogue);
      // What an entity declares and no migration makes yet is made here; that nothing is left to make is asserted by a test of its own.
      await database.orm.schema.update({ wrap: false, safe: true });
    } finally {
      await database.close();
    }
  },
};
