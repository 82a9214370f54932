import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { identityTables } from "#core/identity/tables.ts";

/**
 * Refuses to lose the last active super administrator. All of them are locked in one order first, before any other staff row, so that
 * two who remove each other at the same time cannot both succeed. Throws `staff.last_super`.
 */
export async function assertSuperRemains(scope: Scope, without: number): Promise<void> {
  const supers = await identityTables(scope)
    .selectFrom("admin")
    .select("id")
    .where("is_super", "=", true)
    .where("status", "=", "active")
    .orderBy("id")
    .forUpdate()
    .execute();
  if (supers.some(({ id }) => id === without) && supers.length === 1) throw identityErrors.error("staff.last_super");
}
