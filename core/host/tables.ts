import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely } from "kysely";
import type { BillingTables } from "#core/billing/tables.ts";
import type { Scope } from "#core/events/scope.ts";
import type { EventTables } from "#core/events/tables.ts";
import type { Extension } from "./entities/extension.ts";
import type { HostState } from "./entities/host-state.ts";
import type { Setting } from "./entities/setting.ts";

/** The tables of this layer and of those below it. */
export type HostTables = InferKyselyDB<typeof Extension | typeof HostState | typeof Setting> & BillingTables & EventTables;

/** The scope's database, seen with the tables of this layer. */
export function hostTables(scope: Pick<Scope, "db">): Kysely<HostTables> {
  return scope.db.withTables<HostTables>();
}
