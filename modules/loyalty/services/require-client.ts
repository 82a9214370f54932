import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { loyaltyTables } from "../tables.ts";
import type { EarningClient } from "./occasion-facts.ts";

/** A client that exists and was not erased. Throws `client.not_found`, `client.erased`. */
export async function requireClient(scope: Scope, clientId: number): Promise<EarningClient> {
  const row = await loyaltyTables(scope)
    .selectFrom("client")
    .select(["id", "client_group_id", "country", "erased_at"])
    .where("id", "=", clientId)
    .executeTakeFirst();
  if (row === undefined) throw identityErrors.error("client.not_found");
  if (row.erased_at !== null) throw identityErrors.error("client.erased");
  return { id: row.id, groupId: row.client_group_id ?? undefined, country: row.country ?? undefined };
}

/** A client that may have been erased: its ledger is still there. Throws `client.not_found`. */
export async function requireKnownClient(scope: Scope, clientId: number): Promise<void> {
  const row = await loyaltyTables(scope).selectFrom("client").select("id").where("id", "=", clientId).executeTakeFirst();
  if (row === undefined) throw identityErrors.error("client.not_found");
}
