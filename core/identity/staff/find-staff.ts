import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { identityTables } from "#core/identity/tables.ts";
import type { StaffRow } from "./staff-view.ts";

/** The staff member. Throws `staff.not_found`. */
export async function findStaff(scope: Scope, id: number): Promise<StaffRow> {
  return found(await identityTables(scope).selectFrom("admin").selectAll().where("id", "=", id).executeTakeFirst());
}

/** The same, kept from being changed by others until the transaction ends. */
export async function lockStaff(scope: Scope, id: number): Promise<StaffRow> {
  return found(await identityTables(scope).selectFrom("admin").selectAll().where("id", "=", id).forUpdate().executeTakeFirst());
}

/** The id of the staff member who calls. The door lets only staff through to admin methods; the host itself has no profile. Throws `auth.required`. */
export function ownStaffId({ actor }: Scope): number {
  if (actor.kind !== "staff") throw identityErrors.error("auth.required");
  return actor.staffId;
}

function found(row: StaffRow | undefined): StaffRow {
  if (row === undefined) throw identityErrors.error("staff.not_found");
  return row;
}
