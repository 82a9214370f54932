import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { IdentityTables } from "#core/identity/tables.ts";
import type { SavedView } from "./entities/saved-view.ts";
import type { SavedViewDefault } from "./entities/saved-view-default.ts";

type SavedTables = InferKyselyDB<typeof SavedView | typeof SavedViewDefault> & IdentityTables;

/** The scope's database, seen with the tables of saved views and those of identity. */
export function savedTables(scope: Pick<Scope, "db">): Kysely<SavedTables> {
  return scope.db.withTables<SavedTables>();
}
