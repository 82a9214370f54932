import { fire, fireLane } from "#core/events/fire.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";
import type { Scope } from "#core/events/scope.ts";
import { clientErasing, onAfterAdminClientDelete, onBeforeAdminClientDelete } from "#core/identity/hooks.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { endSessions } from "#core/identity/sessions/end-sessions.ts";
import { identityTables } from "#core/identity/tables.ts";
import { lockClient } from "./lock-client.ts";

/**
 * Erases a client: open holds are released and what it may still spend is settled by their owners, lane by lane; then everything
 * personal is overwritten. The row stays under a pseudonym, so that invoices and ledgers keep theirs. Cannot be undone.
 * Throws `client.not_found`, `client.erased`, or what a listener refuses with.
 */
export async function eraseClient(scope: Scope, id: number): Promise<void> {
  await scope.transaction(async (inner) => {
    await fire(inner, onBeforeAdminClientDelete, { id });
    await lockClient(inner, id);
    for (const lane of lockLanes) await fireLane(inner, clientErasing, lane, { clientId: id });
    await endSessions(inner, { clientId: id });
    await identityTables(inner).deleteFrom("activity_client_email").where("client_id", "=", id).execute();
    await identityTables(inner)
      .updateTable("client")
      .set({ ...pseudonym(id), erased_at: inner.now, updated_at: inner.now })
      .where("id", "=", id)
      .execute();
    await recordActivity(inner, { action: "client.erase", objectType: "client", objectId: id, message: "A client was erased." });
    await fire(inner, onAfterAdminClientDelete, { id });
  });
}

/** `.invalid` is a name no mail can ever reach. */
function pseudonym(id: number) {
  return {
    email: `erased-${id}@erased.invalid`,
    email_approved: false,
    pass: null,
    status: "canceled",
    first_name: "Erased",
    last_name: `client ${id}`,
    company: null,
    company_vat: null,
    phone: null,
    address_1: null,
    address_2: null,
    city: null,
    postcode: null,
    birthday: null,
    lang: null,
    referred_by: null,
    notes: null,
    api_key_hash: null,
  } as const;
}
