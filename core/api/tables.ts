import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { IdempotencyKey } from "./entities/idempotency-key.ts";

/** The table of this layer. */
type ApiTables = InferKyselyDB<typeof IdempotencyKey>;

/** The scope's database, seen with the table of this layer. */
export function apiTables(scope: Pick<Scope, "db">): Kysely<ApiTables> {
  return scope.db.withTables<ApiTables>();
}
