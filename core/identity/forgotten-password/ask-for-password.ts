import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { passwordForgotten } from "#core/identity/notices.ts";
import { takeTurn } from "#core/identity/take-turn.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { type AccountKind, findAccount } from "./account.ts";

/**
 * Has a link for a new password sent to an address, if there is an active account with it. The answer and the work are the same when
 * there is none, and when its owner was mailed often enough lately: the links it has are good for as long, and nobody can keep it from a
 * new password. Every request counts against the caller's address. Throws `throttled`.
 */
export async function askForPassword(scope: Scope, kind: AccountKind, email: string): Promise<void> {
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "forgotten_password", subjects);
  recheck();
  countFailure(scope, "forgotten_password", subjects);
  await scope.transaction(async (inner) => {
    const account = await findAccount(inner, kind, { email });
    const isDue = await takeTurn(inner, "password_letter", throttleSubjects(inner, `${kind}:${email}`));
    await announce(inner, passwordForgotten, { kind, id: isDue ? (account?.id ?? null) : null });
  });
}
