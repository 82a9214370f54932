import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { requireGroup } from "#core/identity/groups/require-group.ts";
import { hashPassword } from "#core/identity/passwords.ts";
import { identityTables } from "#core/identity/tables.ts";
import { clientColumns } from "./client-columns.ts";
import type { ClientFields } from "./client-fields.ts";

/** A client to be: address, name, and whatever else is known. Without a password it can only be signed in after one was set. */
export type NewClient = ClientFields & {
  readonly email: string;
  readonly first_name: string;
  readonly password?: string | undefined;
  readonly referred_by?: string | undefined;
};

/** Adds the row and answers its id. Throws `client.email_taken`, `client_group.not_found`. */
export async function insertClient(scope: Scope, input: NewClient): Promise<number> {
  if (typeof input.group_id === "number") await requireGroup(scope, input.group_id);
  const pass = input.password === undefined ? null : await hashPassword(input.password);
  const row = await identityTables(scope)
    .insertInto("client")
    .values({
      ...clientColumns(input),
      email: input.email,
      first_name: input.first_name,
      referred_by: input.referred_by ?? null,
      pass,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) throw identityErrors.error("client.email_taken");
  return row.id;
}
