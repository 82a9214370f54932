import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";

/** Client id → first and last name, for lists that name clients by id only; unknown ids are left out. */
export async function clientNames(scope: Scope, ids: readonly number[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await identityTables(scope).selectFrom("client").select(["id", "first_name", "last_name"]).where("id", "in", ids).execute();
  return Object.fromEntries(rows.map(({ id, first_name: first, last_name: last }) => [String(id), `${first} ${last}`.trim()]));
}
