import { sql } from "kysely";
import { fire } from "#core/events/fire.ts";
import type { Hook } from "#core/events/hook.ts";
import type { Scope } from "#core/events/scope.ts";

/**
 * Fires a hook at a moment that must not fail: when a listener refuses or breaks, what it did is undone, the fault is logged and the
 * answer is false. Costs nothing while nobody listens.
 */
export async function fireIsolated<Payload, Lane extends string>(
  scope: Scope,
  hook: Hook<Payload, Lane>,
  payload: Payload,
): Promise<boolean> {
  if (scope.wiring.listeners(hook.name).length === 0) return true;
  await sql`savepoint moment`.execute(scope.db);
  try {
    await fire(scope, hook, payload);
    await sql`release savepoint moment`.execute(scope.db);
    return true;
  } catch (fault) {
    await sql`rollback to savepoint moment`.execute(scope.db);
    scope.log.error({ hook: hook.name, err: fault }, "A listener refused or failed where nothing may fail; what it did was undone.");
    return false;
  }
}
