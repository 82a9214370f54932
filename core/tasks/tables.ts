import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely, Selectable } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { IdentityTables } from "#core/identity/tables.ts";
import type { Task } from "./entities/task.ts";
import type { TaskPart } from "./entities/task-part.ts";

/** The tables of this layer and those of identity. */
export type TaskTables = InferKyselyDB<typeof Task | typeof TaskPart> & IdentityTables;

export type TaskRow = Selectable<TaskTables["task"]>;

/** The scope's database, seen with the tables of this layer. */
export function taskTables(scope: Pick<Scope, "db">): Kysely<TaskTables> {
  return scope.db.withTables<TaskTables>();
}
