import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";

/** Gives a group another title. Throws `client_group.not_found`. */
export async function updateClientGroup(scope: Scope, id: number, title: string): Promise<void> {
  const { numUpdatedRows } = await identityTables(scope)
    .updateTable("client_group")
    .set({ title, updated_at: scope.now })
    .where("id", "=", id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw identityErrors.error("client_group.not_found");
  await recordActivity(scope, {
    action: "client_group.update",
    objectType: "client_group",
    objectId: id,
    message: "A client group was renamed.",
  });
}
