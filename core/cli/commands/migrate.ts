import { Command } from "commander";
import { pendingMigrations } from "#core/database/migrations.ts";
import { migrateAll, migrationSets } from "#core/host/migrate-all.ts";
import type { Shell, WriteOptions } from "../shell.ts";
import { show } from "../show.ts";
import { withDatabase } from "../with-host.ts";

export function migrateCommand(shell: Shell): Command {
  return new Command("migrate")
    .description("Bring the schema of core and the modules up to date, without starting the host.")
    .option("--dry-run", "only say what would be applied")
    .option("--json", "print the result as JSON")
    .action((options: WriteOptions) =>
      withDatabase(shell, { mayCreate: options.dryRun !== true }, async ({ database, catalogue }) => {
        const isDryRun = options.dryRun === true;
        const names = isDryRun
          ? await pendingMigrations(database, await migrationSets(database.db, catalogue))
          : await migrateAll(database, catalogue);
        show(shell, options, { [isDryRun ? "pending" : "applied"]: names }, () =>
          names.length === 0 ? ["The schema is up to date."] : names,
        );
      }),
    );
}
