import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { onAfterClientProfilePasswordChange } from "#core/identity/hooks.ts";
import { hashPassword } from "#core/identity/passwords.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { endOtherSessions, endSessions } from "#core/identity/sessions/end-sessions.ts";
import { identityTables } from "#core/identity/tables.ts";
import { verifyOwnPassword } from "#core/identity/verify-credentials.ts";
import { lockClient } from "./lock-client.ts";
import { ownClientId } from "./own-client-id.ts";

/** Staff set a client's password; all its sessions end. Throws `client.not_found`, `client.erased`. */
export async function changeClientPassword(scope: Scope, id: number, password: string): Promise<void> {
  await scope.transaction(async (inner) => {
    await lockClient(inner, id);
    await setPassword(inner, id, password);
    await endSessions(inner, { clientId: id });
  });
}

/** A client sets its own password; its other sessions end. Throws `auth.wrong_password`, `throttled`. */
export async function changeOwnPassword(scope: Scope, currentPassword: string, password: string): Promise<void> {
  const id = ownClientId(scope);
  await scope.transaction(async (inner) => {
    const client = await lockClient(inner, id);
    await verifyOwnPassword(inner, currentPassword, client.pass);
    await setPassword(inner, id, password);
    await endOtherSessions(inner, { clientId: id });
    await fire(inner, onAfterClientProfilePasswordChange, { id });
  });
}

async function setPassword(scope: Scope, id: number, password: string): Promise<void> {
  const pass = await hashPassword(password);
  await identityTables(scope).updateTable("client").set({ pass, updated_at: scope.now }).where("id", "=", id).execute();
  await recordActivity(scope, {
    action: "client.change_password",
    objectType: "client",
    objectId: id,
    message: "A client's password was set.",
  });
}
