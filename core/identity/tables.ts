import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import type { Activity } from "./entities/activity.ts";
import type { Admin } from "./entities/admin.ts";
import type { Client } from "./entities/client.ts";
import type { ClientEmail } from "./entities/client-email.ts";
import type { ClientGroup } from "./entities/client-group.ts";
import type { Session } from "./entities/session.ts";
import type { Throttle } from "./entities/throttle.ts";

/** The tables of this layer. */
export type IdentityTables = InferKyselyDB<
  typeof Activity | typeof Admin | typeof ClientEmail | typeof ClientGroup | typeof Client | typeof Session | typeof Throttle
>;

/** The scope's database, seen with the tables of this layer. */
export function identityTables(scope: Pick<Scope, "db">): Kysely<IdentityTables> {
  return scope.db.withTables<IdentityTables>();
}
