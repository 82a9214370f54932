import type { Scope } from "#core/events/scope.ts";
import { hashPassword } from "#core/identity/passwords.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { endOtherSessions, endSessions } from "#core/identity/sessions/end-sessions.ts";
import { identityTables } from "#core/identity/tables.ts";
import { verifyOwnPassword } from "#core/identity/verify-credentials.ts";
import { lockStaff, ownStaffId } from "./find-staff.ts";
import { assertWithinReach } from "./granting.ts";

/** Sets the password of a staff member; all its sessions end. Throws `staff.not_found`, `staff.out_of_reach`. */
export async function changeStaffPassword(scope: Scope, id: number, password: string): Promise<void> {
  await scope.transaction(async (inner) => {
    assertWithinReach(inner.actor, await lockStaff(inner, id));
    await setPassword(inner, id, password);
    await endSessions(inner, { staffId: id });
  });
}

/** Sets the caller's own password; its other sessions end. Throws `auth.wrong_password`, `throttled`. */
export async function changeOwnStaffPassword(scope: Scope, currentPassword: string, password: string): Promise<void> {
  const id = ownStaffId(scope);
  await scope.transaction(async (inner) => {
    const { pass } = await lockStaff(inner, id);
    await verifyOwnPassword(inner, currentPassword, pass);
    await setPassword(inner, id, password);
    await endOtherSessions(inner, { staffId: id });
  });
}

async function setPassword(scope: Scope, id: number, password: string): Promise<void> {
  const pass = await hashPassword(password);
  await identityTables(scope).updateTable("admin").set({ pass, updated_at: scope.now }).where("id", "=", id).execute();
  await recordActivity(scope, {
    action: "staff.change_password",
    objectType: "staff",
    objectId: id,
    message: "A staff member's password was set.",
  });
}
