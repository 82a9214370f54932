import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { onAfterClientLogin } from "#core/identity/hooks.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import { type Credentials, verifyCredentials } from "#core/identity/verify-credentials.ts";

/** Who is signed in, in FOSSBilling's words. */
export type SignedInClient = { readonly id: number; readonly email: string; readonly name: string; readonly role: "client" };

/** Signs a client in: the session gets a new id and keeps its cart. Throws `auth.invalid_credentials`, `throttled`. */
export async function signInClient(scope: Scope, credentials: Credentials): Promise<SignedInClient> {
  const client = await verifyCredentials(scope, "client_login", credentials, (email) =>
    identityTables(scope)
      .selectFrom("client")
      .select(["id", "email", "pass", "status", "first_name", "last_name"])
      .where("email", "=", email)
      .executeTakeFirst(),
  );
  await recordActivity(scope, { action: "client.sign_in", objectType: "client", objectId: client.id, message: "A client signed in." });
  await fire(scope, onAfterClientLogin, { id: client.id });
  scope.session.signIn({ clientId: client.id });
  return { id: client.id, email: client.email, name: `${client.first_name} ${client.last_name}`.trim(), role: "client" };
}
