import type { Scope } from "#core/events/scope.ts";
import { hashApiKey } from "#core/identity/api-key.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import { secretKey } from "#core/kernel/identifier.ts";
import { lockClient } from "./lock-client.ts";

/** Gives a client a new API key and answers it, the only time it is seen; the old one opens nothing from now on. Throws `client.not_found`, `client.erased`. */
export function resetClientApiKey(scope: Scope, id: number): Promise<string> {
  return scope.transaction(async (inner) => {
    await lockClient(inner, id);
    const key = secretKey();
    await identityTables(inner)
      .updateTable("client")
      .set({ api_key_hash: hashApiKey(key), updated_at: inner.now })
      .where("id", "=", id)
      .execute();
    await recordActivity(inner, {
      action: "client.reset_api_key",
      objectType: "client",
      objectId: id,
      message: "A client's API key was replaced.",
    });
    return key;
  });
}
