import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely } from "kysely";
import type { LiveMessage } from "./entities/live-message.ts";
import type { Outbox } from "./entities/outbox.ts";
import type { Scope } from "./scope.ts";

/** The tables of this layer. */
export type EventTables = InferKyselyDB<typeof LiveMessage | typeof Outbox>;

/** The scope's database, seen with the tables of this layer. */
export function eventTables(scope: Pick<Scope, "db">): Kysely<EventTables> {
  return scope.db.withTables<EventTables>();
}
