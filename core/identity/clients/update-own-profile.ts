import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { onAfterClientProfileUpdate, onBeforeClientProfileUpdate } from "#core/identity/hooks.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { verifyOwnPassword } from "#core/identity/verify-credentials.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { lockClient } from "./lock-client.ts";
import { ownClientId } from "./own-client-id.ts";
import { type ClientChanges, writeClientChanges } from "./write-client-changes.ts";

/**
 * A client changes its own profile. A new address takes the current password, because whoever holds the address holds the account;
 * and it has a mail sent to whomever it names, so that it can be changed a few times an hour only.
 * Throws `request.invalid`, `auth.wrong_password`, `throttled`, `client.email_taken`, or what a listener refuses with.
 */
export async function updateOwnProfile(scope: Scope, changes: ClientChanges, currentPassword: string | undefined): Promise<void> {
  const id = ownClientId(scope);
  await scope.transaction(async (inner) => {
    await fire(inner, onBeforeClientProfileUpdate, { id, currency: changes.currency ?? undefined });
    const before = await lockClient(inner, id);
    if (changes.email !== undefined && changes.email !== before.email) {
      if (currentPassword === undefined) throw invalidRequest({ current_password: "Is needed to change the e-mail address" });
      await verifyOwnPassword(inner, currentPassword, before.pass);
      await assertMailsLeft(inner);
    }
    const audit = await writeClientChanges(inner, before, changes);
    await recordActivity(inner, {
      action: "client.update",
      objectType: "client",
      objectId: id,
      message: "A client changed its profile.",
      changes: audit,
    });
    await fire(inner, onAfterClientProfileUpdate, { id });
  });
}

async function assertMailsLeft(scope: Scope): Promise<void> {
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "confirmation_mail", subjects);
  recheck();
  countFailure(scope, "confirmation_mail", subjects);
}
