import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";

/** Whose sessions are meant. */
export type SessionOwner = { readonly clientId: number } | { readonly staffId: number };

/** Ends every session of an account, on all hosts, at their next call. */
export async function endSessions(scope: Scope, owner: SessionOwner): Promise<void> {
  const sessions = identityTables(scope).deleteFrom("session");
  await ("clientId" in owner ? sessions.where("client_id", "=", owner.clientId) : sessions.where("admin_id", "=", owner.staffId)).execute();
}

/** Ends every session of the caller's account but gives the calling browser a new one, so that only the others are signed out. */
export async function endOtherSessions(scope: Scope, owner: SessionOwner): Promise<void> {
  await endSessions(scope, owner);
  if (scope.origin.sessionHash !== undefined) scope.session.signIn(owner);
}
