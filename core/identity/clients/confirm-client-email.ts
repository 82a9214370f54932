import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { clientOfEmailToken } from "./email-token.ts";

/** Notes that a client's address is its own, by the token sent to it; a token may be shown again. Throws `client.token_invalid`, `throttled`. */
export async function confirmClientEmail(scope: Scope, token: string): Promise<void> {
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "email_confirmation", subjects);
  const client = await clientOfEmailToken(scope, token);
  recheck();
  if (client === undefined) {
    countFailure(scope, "email_confirmation", subjects);
    throw identityErrors.error("client.token_invalid");
  }
  const { numUpdatedRows } = await identityTables(scope)
    .updateTable("client")
    .set({ email_approved: true, updated_at: scope.now })
    .where("id", "=", client.id)
    .where("email", "=", client.email)
    .where("email_approved", "=", false)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await recordActivity(scope, {
    action: "client.confirm_email",
    objectType: "client",
    objectId: client.id,
    message: "A client's address was confirmed.",
  });
}
