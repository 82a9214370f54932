import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "./tables.ts";

/** What the audit log is told: no personal data, never a code, a key or a password. `changes` holds allow-listed fields only. */
export type ActivityEntry = {
  /** A stable short name such as `client.create`. */
  readonly action: string;
  readonly objectType: string | undefined;
  readonly objectId: number | bigint | string | undefined;
  /** One English sentence. */
  readonly message: string;
  readonly changes?: Readonly<Record<string, unknown>> | undefined;
};

/** Adds one row to the audit log, in the transaction of the change it tells of. Who, when and through which door come from the scope. */
export async function recordActivity(scope: Scope, { action, objectType, objectId, message, changes }: ActivityEntry): Promise<void> {
  const { actor } = scope;
  await identityTables(scope)
    .insertInto("activity_system")
    .values({
      priority: 6,
      actor_kind: actor.kind,
      admin_id: actor.kind === "staff" ? actor.staffId : null,
      client_id: actor.kind === "client" ? actor.clientId : null,
      door: scope.door,
      request_id: scope.requestId,
      action,
      object_type: objectType ?? null,
      object_id: objectId === undefined ? null : String(objectId),
      message,
      changes: changes === undefined ? null : jsonValue(changes),
      address_hash: scope.origin.addressHash ?? null,
      created_at: scope.now,
    })
    .execute();
}
