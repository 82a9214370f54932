import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { onAfterClientSignUp, onBeforeClientSignUp } from "#core/identity/hooks.ts";
import { announceUnconfirmed } from "#core/identity/mails/announce-unconfirmed.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { AppError, invalidRequest } from "#core/kernel/app-error.ts";
import { insertClient, type NewClient } from "./insert-client.ts";

export type SignUp = NewClient & { readonly password: string; readonly password_confirm: string };

/**
 * A guest becomes a client and is signed in. Being told that an address is taken counts as a failure: nobody can try out a list of
 * addresses. Throws `request.invalid`, `client.email_taken`, `throttled`, or what a listener refuses with.
 */
export async function signUpClient(scope: Scope, input: SignUp): Promise<number> {
  if (input.password !== input.password_confirm) throw invalidRequest({ password_confirm: "Must be the same as the password" });
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "sign_up", subjects);
  const id = await scope.transaction(async (inner) => {
    await fire(inner, onBeforeClientSignUp, { email: input.email, firstName: input.first_name, currency: input.currency ?? undefined });
    const clientId = await insertUnlessTaken(inner, input, () => {
      recheck();
      countFailure(inner, "sign_up", subjects);
    });
    await recordActivity(inner, { action: "client.sign_up", objectType: "client", objectId: clientId, message: "A client signed up." });
    await fire(inner, onAfterClientSignUp, { id: clientId });
    await announceUnconfirmed(inner, { id: clientId, email: input.email });
    return clientId;
  });
  scope.session.signIn({ clientId: id });
  return id;
}

async function insertUnlessTaken(scope: Scope, input: SignUp, whenTaken: () => void): Promise<number> {
  try {
    return await insertClient(scope, input);
  } catch (error) {
    if (error instanceof AppError && error.code === "client.email_taken") whenTaken();
    throw error;
  }
}
