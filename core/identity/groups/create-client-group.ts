import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";

/** Adds a group of clients and answers its id. */
export async function createClientGroup(scope: Scope, title: string): Promise<number> {
  const { id } = await identityTables(scope)
    .insertInto("client_group")
    .values({ title, created_at: scope.now, updated_at: scope.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordActivity(scope, {
    action: "client_group.create",
    objectType: "client_group",
    objectId: id,
    message: "A client group was created.",
  });
  return id;
}
