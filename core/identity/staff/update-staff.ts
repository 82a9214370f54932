import { jsonValue } from "#core/database/json-value.ts";
import { isUniqueViolation } from "#core/database/violation.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { onAfterAdminStaffUpdate, onBeforeAdminStaffUpdate } from "#core/identity/hooks.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { endSessions } from "#core/identity/sessions/end-sessions.ts";
import { identityTables } from "#core/identity/tables.ts";
import type { Language } from "#core/kernel/language.ts";
import { assertSuperRemains } from "./assert-super-remains.ts";
import { lockStaff } from "./find-staff.ts";
import { assertDeclared, assertGrantable, assertWithinReach, isSuper } from "./granting.ts";
import type { StaffRow } from "./staff-view.ts";

export type StaffChanges = {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly status?: "active" | "inactive" | undefined;
  readonly permissions?: readonly string[] | undefined;
  readonly is_super?: boolean | undefined;
  readonly lang?: Language | null | undefined;
};

/**
 * Changes a staff member; it holds from the next call on, and a disabled one is signed out at once. Throws `staff.not_found`,
 * `staff.out_of_reach`, `staff.last_super`, `staff.email_taken`, `auth.not_grantable`, `request.invalid`.
 */
export async function updateStaff(scope: Scope, id: number, changes: StaffChanges): Promise<void> {
  await scope.transaction(async (inner) => {
    await fire(inner, onBeforeAdminStaffUpdate, { id });
    if (changes.is_super === false || changes.status === "inactive") await assertSuperRemains(inner, id);
    const before = await lockStaff(inner, id);
    assertAllowed(inner, before, changes);
    await write(inner, before, changes);
    if (changes.status === "inactive") await endSessions(inner, { staffId: id });
    const audit = auditOf(before, changes);
    await recordActivity(inner, {
      action: "staff.update",
      objectType: "staff",
      objectId: id,
      message: "A staff member was changed.",
      changes: audit,
    });
    await fire(inner, onAfterAdminStaffUpdate, { id });
  });
}

function assertAllowed(scope: Scope, before: StaffRow, changes: StaffChanges): void {
  assertWithinReach(scope.actor, before);
  if (changes.is_super !== undefined && changes.is_super !== before.is_super && !isSuper(scope.actor))
    throw identityErrors.error("staff.out_of_reach");
  if (changes.permissions === undefined) return;
  assertDeclared(scope, changes.permissions, before.permissions);
  assertGrantable(scope.actor, before.permissions, changes.permissions);
}

/** Fields that are left out stay as they are. */
async function write(scope: Scope, before: StaffRow, { permissions, ...changes }: StaffChanges): Promise<void> {
  const granted = permissions === undefined ? {} : { permissions: jsonValue([...new Set(permissions)].sort()) };
  try {
    await identityTables(scope)
      .updateTable("admin")
      .set({ ...changes, ...granted, updated_at: scope.now })
      .where("id", "=", before.id)
      .execute();
  } catch (error) {
    if (isUniqueViolation(error, "admin_email_unique")) throw identityErrors.error("staff.email_taken");
    throw error;
  }
}

/** Rights and status with their values, everything else by name. */
function auditOf(before: StaffRow, changes: StaffChanges): Record<string, unknown> {
  const fields = (["email", "name", "status", "permissions", "is_super", "lang"] as const).filter((name) => changes[name] !== undefined);
  const open = fields.filter((name) => name === "status" || name === "permissions" || name === "is_super");
  return { fields, ...Object.fromEntries(open.map((name) => [name, { from: before[name], to: changes[name] }])) };
}
