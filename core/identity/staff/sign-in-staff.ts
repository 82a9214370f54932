import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { onAfterAdminLogin } from "#core/identity/hooks.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import { type Credentials, verifyCredentials } from "#core/identity/verify-credentials.ts";

/** Who is signed in, in FOSSBilling's words. */
export type SignedInStaff = { readonly id: number; readonly email: string; readonly name: string; readonly role: "admin" };

/** Signs a staff member in: the session gets a new id. Throws `auth.invalid_credentials`, `throttled`. */
export async function signInStaff(scope: Scope, credentials: Credentials): Promise<SignedInStaff> {
  const { id, email, name } = await verifyCredentials(scope, "staff_login", credentials, (address) =>
    identityTables(scope)
      .selectFrom("admin")
      .select(["id", "email", "pass", "status", "name"])
      .where("email", "=", address)
      .executeTakeFirst(),
  );
  await recordActivity(scope, { action: "staff.sign_in", objectType: "staff", objectId: id, message: "A staff member signed in." });
  await fire(scope, onAfterAdminLogin, { id });
  scope.session.signIn({ staffId: id });
  return { id, email, name, role: "admin" };
}
