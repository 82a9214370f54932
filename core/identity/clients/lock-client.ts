import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { identityTables } from "#core/identity/tables.ts";

/** The client's row, kept from being changed by others until the transaction ends. Throws `client.not_found`, `client.erased`. */
export async function lockClient(scope: Scope, id: number) {
  const row = await identityTables(scope).selectFrom("client").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  if (row === undefined) throw identityErrors.error("client.not_found");
  if (row.erased_at !== null) throw identityErrors.error("client.erased");
  return row;
}

/** A client as it was when it was locked. */
export type LockedClient = Awaited<ReturnType<typeof lockClient>>;
