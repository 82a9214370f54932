import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { identityTables } from "#core/identity/tables.ts";

/** The group, kept from being deleted until the transaction ends. Throws `client_group.not_found`. */
export async function requireGroup(scope: Scope, id: number): Promise<{ readonly id: number; readonly title: string }> {
  const group = await identityTables(scope)
    .selectFrom("client_group")
    .select(["id", "title"])
    .where("id", "=", id)
    .forKeyShare()
    .executeTakeFirst();
  if (group === undefined) throw identityErrors.error("client_group.not_found");
  return group;
}
