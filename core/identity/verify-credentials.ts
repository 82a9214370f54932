import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "./errors.ts";
import { verifyPassword } from "./passwords.ts";
import { assertNotThrottled, countFailure } from "./throttle.ts";
import { throttleSubjects } from "./throttle-subjects.ts";

export type Credentials = { readonly email: string; readonly password: string };

type Account = { readonly pass: string | null; readonly status: string };

/**
 * The account that credentials open. An unknown address, a wrong password and an account that is not active get one answer after the
 * same work, and count as a failure. Throws `auth.invalid_credentials`, `throttled`.
 */
export async function verifyCredentials<Found extends Account>(
  scope: Scope,
  action: "client_login" | "staff_login",
  { email, password }: Credentials,
  find: (email: string) => Promise<Found | undefined>,
): Promise<Found> {
  const subjects = throttleSubjects(scope, email);
  const recheck = await assertNotThrottled(scope, action, subjects);
  const account = await find(email);
  const matches = await verifyPassword(password, account?.pass);
  recheck();
  if (account !== undefined && matches && account.status === "active") return account;
  countFailure(scope, action, subjects);
  throw identityErrors.error("auth.invalid_credentials");
}

/** The caller's own password, asked again before something serious. Throws `auth.wrong_password`, `throttled`. */
export async function verifyOwnPassword(scope: Scope, password: string, stored: string | null): Promise<void> {
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "password_check", subjects);
  const matches = await verifyPassword(password, stored);
  recheck();
  if (matches) return;
  countFailure(scope, "password_check", subjects);
  throw identityErrors.error("auth.wrong_password");
}
