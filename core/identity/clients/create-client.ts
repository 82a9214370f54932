import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { onAfterAdminCreateClient, onBeforeAdminCreateClient } from "#core/identity/hooks.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { insertClient, type NewClient } from "./insert-client.ts";

/** Staff create a client. Throws `client.email_taken`, `client_group.not_found`, or what a listener refuses with. */
export function createClient(scope: Scope, input: NewClient): Promise<number> {
  return scope.transaction(async (inner) => {
    await fire(inner, onBeforeAdminCreateClient, { email: input.email, currency: input.currency ?? undefined });
    const id = await insertClient(inner, input);
    await recordActivity(inner, { action: "client.create", objectType: "client", objectId: id, message: "A client was created." });
    await fire(inner, onAfterAdminCreateClient, { id });
    return id;
  });
}
