import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { onAfterClientProfilePasswordReset, onAfterPasswordResetStaff } from "#core/identity/hooks.ts";
import { hashPassword } from "#core/identity/passwords.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { endSessions } from "#core/identity/sessions/end-sessions.ts";
import { identityTables } from "#core/identity/tables.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { readToken } from "#core/identity/timed-token.ts";
import { type Account, type AccountKind, findAccount } from "./account.ts";
import { isTokenOf } from "./password-token.ts";

/**
 * Sets a new password by the token that was mailed. All sessions of the account end, and the token is used up. A client's address is
 * confirmed by it, because the token was read there. Throws `auth.reset_invalid`, `throttled`.
 */
export async function setForgottenPassword(scope: Scope, kind: AccountKind, token: string, password: string): Promise<void> {
  await scope.transaction(async (inner) => {
    const account = await accountOf(inner, kind, token);
    if (account === undefined) return refuseToken(inner);
    await write(inner, kind, account.id, await hashPassword(password));
  });
}

/** Only what is no token counts, and only that is throttled: a good one cannot be guessed, and opens whatever others try. */
async function refuseToken(scope: Scope): Promise<never> {
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "password_token", subjects);
  recheck();
  countFailure(scope, "password_token", subjects);
  throw identityErrors.error("auth.reset_invalid");
}

async function accountOf(scope: Scope, kind: AccountKind, text: string): Promise<Account | undefined> {
  const token = readToken(scope, text);
  if (token === undefined) return undefined;
  const account = await findAccount(scope, kind, { id: token.id }, true);
  return account !== undefined && isTokenOf(scope, kind, token, account) ? account : undefined;
}

async function write(scope: Scope, kind: AccountKind, id: number, pass: string): Promise<void> {
  const tables = identityTables(scope);
  const written =
    kind === "staff"
      ? tables.updateTable("admin").set({ pass, updated_at: scope.now }).where("id", "=", id)
      : tables.updateTable("client").set({ pass, email_approved: true, updated_at: scope.now }).where("id", "=", id);
  await written.execute();
  await endSessions(scope, kind === "staff" ? { staffId: id } : { clientId: id });
  await recordActivity(scope, {
    action: `${kind}.reset_password`,
    objectType: kind,
    objectId: id,
    message: "A forgotten password was replaced by the link sent for it.",
  });
  await fire(scope, kind === "staff" ? onAfterPasswordResetStaff : onAfterClientProfilePasswordReset, { id });
}
