import { jsonValue } from "#core/database/json-value.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { onAfterAdminStaffCreate, onBeforeAdminStaffCreate } from "#core/identity/hooks.ts";
import { hashPassword } from "#core/identity/passwords.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { identityTables } from "#core/identity/tables.ts";
import type { Language } from "#core/kernel/language.ts";
import { assertDeclared, assertGrantable, isSuper } from "./granting.ts";

export type NewStaff = {
  readonly email: string;
  readonly name: string;
  readonly password?: string | undefined;
  readonly permissions?: readonly string[] | undefined;
  readonly is_super?: boolean | undefined;
  readonly lang?: Language | null | undefined;
};

/** Adds a staff member and answers its id. Throws `request.invalid`, `auth.not_grantable`, `staff.out_of_reach`, `staff.email_taken`. */
export async function createStaff(scope: Scope, input: NewStaff): Promise<number> {
  const permissions = [...new Set(input.permissions)].sort();
  assertDeclared(scope, permissions);
  assertGrantable(scope.actor, [], permissions);
  if (input.is_super === true && !isSuper(scope.actor)) throw identityErrors.error("staff.out_of_reach");
  const pass = input.password === undefined ? null : await hashPassword(input.password);
  return scope.transaction(async (inner) => {
    await fire(inner, onBeforeAdminStaffCreate, { email: input.email });
    const row = await identityTables(inner)
      .insertInto("admin")
      .values({
        email: input.email,
        name: input.name,
        pass,
        permissions: jsonValue(permissions),
        is_super: input.is_super ?? false,
        lang: input.lang ?? null,
        created_at: inner.now,
        updated_at: inner.now,
      })
      .onConflict((conflict) => conflict.column("email").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) throw identityErrors.error("staff.email_taken");
    const changes = { permissions, is_super: input.is_super ?? false };
    await recordActivity(inner, {
      action: "staff.create",
      objectType: "staff",
      objectId: row.id,
      message: "A staff member was created.",
      changes,
    });
    await fire(inner, onAfterAdminStaffCreate, { id: row.id });
    return row.id;
  });
}
