import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";

/** Removes a group nobody is in; erased clients leave it. Throws `client_group.not_found`, `client_group.in_use`. */
export async function deleteClientGroup(scope: Scope, id: number): Promise<void> {
  const tables = identityTables(scope);
  const group = await tables.selectFrom("client_group").select("id").where("id", "=", id).forUpdate().executeTakeFirst();
  if (group === undefined) throw identityErrors.error("client_group.not_found");
  const { clients } = await tables
    .selectFrom("client")
    .select(({ fn }) => fn.countAll<bigint>().as("clients"))
    .where("client_group_id", "=", id)
    .where("erased_at", "is", null)
    .executeTakeFirstOrThrow();
  if (clients > 0n) throw identityErrors.error("client_group.in_use", { clients: Number(clients) });
  await tables.updateTable("client").set({ client_group_id: null }).where("client_group_id", "=", id).execute();
  await tables.deleteFrom("client_group").where("id", "=", id).execute();
  await recordActivity(scope, {
    action: "client_group.delete",
    objectType: "client_group",
    objectId: id,
    message: "A client group was deleted.",
  });
}
