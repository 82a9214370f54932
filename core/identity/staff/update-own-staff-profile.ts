import { isUniqueViolation } from "#core/database/violation.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import { verifyOwnPassword } from "#core/identity/verify-credentials.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import type { Language } from "#core/kernel/language.ts";
import { lockStaff, ownStaffId } from "./find-staff.ts";

export type OwnStaffChanges = {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly lang?: Language | null | undefined;
  readonly current_password?: string | undefined;
};

/** A staff member changes its name, language or, with its password, address. Throws `request.invalid`, `auth.wrong_password`, `throttled`, `staff.email_taken`. */
export async function updateOwnStaffProfile(scope: Scope, { current_password: password, ...changes }: OwnStaffChanges): Promise<void> {
  const id = ownStaffId(scope);
  await scope.transaction(async (inner) => {
    const before = await lockStaff(inner, id);
    if (changes.email !== undefined && changes.email !== before.email) {
      if (password === undefined) throw invalidRequest({ current_password: "Is needed to change the e-mail address" });
      await verifyOwnPassword(inner, password, before.pass);
    }
    await write(inner, id, changes);
    const audit = { fields: (["name", "email", "lang"] as const).filter((name) => changes[name] !== undefined) };
    await recordActivity(inner, {
      action: "staff.update",
      objectType: "staff",
      objectId: id,
      message: "A staff member changed its profile.",
      changes: audit,
    });
  });
}

/** Fields that are left out stay as they are. */
async function write(scope: Scope, id: number, changes: Omit<OwnStaffChanges, "current_password">): Promise<void> {
  try {
    await identityTables(scope)
      .updateTable("admin")
      .set({ ...changes, updated_at: scope.now })
      .where("id", "=", id)
      .execute();
  } catch (error) {
    if (isUniqueViolation(error, "admin_email_unique")) throw identityErrors.error("staff.email_taken");
    throw error;
  }
}
