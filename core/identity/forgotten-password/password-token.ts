import type { Scope } from "#core/events/scope.ts";
import { drawToken, isGenuine, type ReadToken } from "#core/identity/timed-token.ts";
import type { Account, AccountKind } from "./account.ts";

/** How long a link for a new password is good. */
export const PASSWORD_TOKEN_SECONDS = 3_600;

/** The token that lets whoever reads an account's mail set its password: once, because it is void when the password has changed. */
export function passwordTokenOf(scope: Pick<Scope, "now" | "secrets">, kind: AccountKind, account: Account): string {
  return drawToken(scope, purposeOf(kind), account.id, factsOf(account));
}

/** Whether a token is this account's, and its password and address are still what they were. */
export function isTokenOf(scope: Pick<Scope, "secrets">, kind: AccountKind, token: ReadToken, account: Account): boolean {
  return isGenuine(scope, purposeOf(kind), token, factsOf(account));
}

function purposeOf(kind: AccountKind) {
  return { name: `${kind}-forgotten-password`, validSeconds: PASSWORD_TOKEN_SECONDS };
}

function factsOf({ email, pass }: Account): string {
  return `${email}:${pass ?? ""}`;
}
