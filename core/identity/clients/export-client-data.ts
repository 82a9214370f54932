import type { Scope } from "#core/events/scope.ts";
import { clientDataSources } from "#core/identity/client-data.ts";
import { identityTables } from "#core/identity/tables.ts";
import { clientForStaff } from "./client-view.ts";
import { findClient } from "./find-client.ts";

/** Everything stored about a client, ready for JSON: what identity keeps, and what every other part adds. Throws `client.not_found`. */
export async function exportClientData(scope: Scope, id: number): Promise<Record<string, unknown>> {
  const row = await findClient(scope, { id });
  const added: Record<string, unknown> = {};
  for (const gather of scope.wiring.provided(clientDataSources)) Object.assign(added, await gather(scope, id));
  return {
    exported_at: scope.now.toISOString(),
    client: { ...clientForStaff(row), referred_by: row.referred_by },
    sessions: await sessionsOf(scope, id),
    activity: await activityOf(scope, id),
    emails: await emailsOf(scope, id),
    ...added,
  };
}

async function sessionsOf(scope: Scope, id: number) {
  const rows = await identityTables(scope)
    .selectFrom("session")
    .select(["created_at", "expires_at"])
    .where("client_id", "=", id)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({ created_at: row.created_at.toISOString(), expires_at: row.expires_at.toISOString() }));
}

async function emailsOf(scope: Scope, id: number) {
  const rows = await identityTables(scope)
    .selectFrom("activity_client_email")
    .select(["recipient", "subject", "created_at"])
    .where("client_id", "=", id)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
}

async function activityOf(scope: Scope, id: number) {
  const rows = await identityTables(scope)
    .selectFrom("activity_system")
    .select(["id", "action", "message", "changes", "door", "address_hash", "created_at"])
    .where((either) =>
      either.or([either("client_id", "=", id), either.and([either("object_type", "=", "client"), either("object_id", "=", String(id))])]),
    )
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, id: Number(row.id), created_at: row.created_at.toISOString() }));
}
