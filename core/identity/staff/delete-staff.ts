import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { onAfterAdminStaffDelete, onBeforeAdminStaffDelete } from "#core/identity/hooks.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import { assertSuperRemains } from "./assert-super-remains.ts";
import { lockStaff } from "./find-staff.ts";
import { assertWithinReach } from "./granting.ts";

/** Removes a staff member together with its sessions and key; what it did stays in the audit log. Throws `staff.not_found`, `staff.last_super`, `staff.out_of_reach`. */
export async function deleteStaff(scope: Scope, id: number): Promise<void> {
  await scope.transaction(async (inner) => {
    await fire(inner, onBeforeAdminStaffDelete, { id });
    await assertSuperRemains(inner, id);
    assertWithinReach(inner.actor, await lockStaff(inner, id));
    await identityTables(inner).deleteFrom("admin").where("id", "=", id).execute();
    await recordActivity(inner, { action: "staff.delete", objectType: "staff", objectId: id, message: "A staff member was deleted." });
    await fire(inner, onAfterAdminStaffDelete, { id });
  });
}
