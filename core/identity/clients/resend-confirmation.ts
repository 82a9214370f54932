import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { announceUnconfirmed } from "#core/identity/mails/announce-unconfirmed.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { findClient } from "./find-client.ts";
import { ownClientId } from "./own-client-id.ts";

/** Sends a client the link to confirm its address once more; every request counts. Throws `client.already_confirmed`, `throttled`. */
export async function resendConfirmation(scope: Scope): Promise<void> {
  const client = await findClient(scope, { id: ownClientId(scope) });
  if (client.email_approved) throw identityErrors.error("client.already_confirmed");
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "confirmation_mail", subjects);
  recheck();
  countFailure(scope, "confirmation_mail", subjects);
  if (!(await announceUnconfirmed(scope, client))) throw identityErrors.error("throttled", {}, { retryAfterSeconds: 3_600 });
}
