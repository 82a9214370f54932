import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { onAfterAdminClientUpdate, onBeforeAdminClientUpdate } from "#core/identity/hooks.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { endSessions } from "#core/identity/sessions/end-sessions.ts";
import { lockClient } from "./lock-client.ts";
import { type ClientChanges, writeClientChanges } from "./write-client-changes.ts";

/**
 * Staff change a client. Who is no longer active is signed out at once. Throws `client.not_found`, `client.erased`, `client.email_taken`,
 * `client_group.not_found`, or what a listener refuses with.
 */
export async function updateClient(scope: Scope, id: number, changes: ClientChanges): Promise<void> {
  await scope.transaction(async (inner) => {
    await fire(inner, onBeforeAdminClientUpdate, { id, currency: changes.currency ?? undefined });
    const before = await lockClient(inner, id);
    const audit = await writeClientChanges(inner, before, changes);
    if (changes.status !== undefined && changes.status !== "active") await endSessions(inner, { clientId: id });
    await recordActivity(inner, {
      action: "client.update",
      objectType: "client",
      objectId: id,
      message: "A client was changed.",
      changes: audit,
    });
    await fire(inner, onAfterAdminClientUpdate, { id });
  });
}
