import { type Constructor, type MigrationObject, raw } from "@mikro-orm/core";
import { Migrator, Migration as OrmMigration } from "@mikro-orm/migrations";
import { CompiledQuery } from "kysely";
import { type Database, MIGRATION_TABLE } from "./open-database.ts";

/** One step of the schema. Released ones are never edited; the next one is added. `name` is `NNNN-sentence`. */
export type Migration = { readonly name: string; readonly up: readonly string[] };

/** All migrations of one owner (`core` or a module's id), oldest first. */
export type MigrationSet = { readonly owner: string; readonly migrations: readonly Migration[] };

/** Declares a migration; its statements run in order in one transaction. */
export function defineMigration(name: string, up: readonly string[]): Migration {
  if (!MIGRATION_NAME.test(name)) throw new TypeError(`migration ${name} is not named like 0001-create-promo`);
  return { name, up };
}

/**
 * Applies what is pending, each migration in a transaction of its own, and returns their names (`owner/NNNN-sentence`). Owners are applied
 * in the order given, which is the order they depend on each other. Several hosts may call it at once: one works, the others wait.
 */
export async function migrate(database: Database, sets: readonly MigrationSet[]): Promise<readonly string[]> {
  return alone(database, async () => {
    const applied = await migratorOf(database, sets).up();
    return applied.map(({ name }) => name);
  });
}

/** The names of what `migrate` would apply, in that order. */
export async function pendingMigrations(database: Database, sets: readonly MigrationSet[]): Promise<readonly string[]> {
  const pending = await migratorOf(database, sets).getPending();
  return pending.map(({ name }) => name);
}

/**
 * The statements that would turn the database's schema into the one the entities declare; "" when they agree, as they must after
 * `migrate`. Triggers, functions, the job queue's schema and what belongs to extensions are not looked at.
 */
export async function schemaDrift(database: Database): Promise<string> {
  const statements = await database.orm.schema.getUpdateSchemaSQL({ wrap: false });
  return statements.trim();
}

const MIGRATION_NAME = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$/;

/** Two-part advisory lock: the first number is "larg" in ASCII, the second one is this use. */
const LOCK_SPACE = 0x6c617267;
const LOCK_MIGRATE = 1;

/** The lock lives in a transaction of its own, so it is gone with this connection however the work ends. */
async function alone<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return database.db.transaction().execute(async (lock) => {
    for (const setting of ["lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"]) {
      await lock.executeQuery(CompiledQuery.raw(`set local ${setting} = 0`));
    }
    await lock.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${LOCK_SPACE}, ${LOCK_MIGRATE})`));
    return work();
  });
}

function migratorOf(database: Database, sets: readonly MigrationSet[]): Migrator {
  const list: MigrationObject[] = sets.flatMap(({ owner, migrations }) =>
    migrations.map((migration) => ({ name: `${owner}/${migration.name}`, class: ormMigration(migration) })),
  );
  assertUnique(list.map(({ name }) => name));
  database.orm.config.set("migrations", {
    tableName: MIGRATION_TABLE,
    migrationsList: list,
    transactional: true,
    allOrNothing: false,
    disableForeignKeys: false,
    snapshot: false,
    silent: true,
  });
  return new Migrator(database.orm.em);
}

/** Statements go through `raw`, so that a question mark in them is never taken for a parameter. A long one may take its time. */
function ormMigration({ up }: Migration): Constructor<OrmMigration> {
  return class extends OrmMigration {
    override up(): void {
      for (const statement of ["set local statement_timeout = 0", ...up]) this.addSql(raw(statement));
    }
  };
}

function assertUnique(names: readonly string[]): void {
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice !== undefined) throw new TypeError(`migration ${twice} is listed twice`);
}
