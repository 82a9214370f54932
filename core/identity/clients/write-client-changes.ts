import { isUniqueViolation } from "#core/database/violation.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { requireGroup } from "#core/identity/groups/require-group.ts";
import { announceUnconfirmed } from "#core/identity/mails/announce-unconfirmed.ts";
import { identityTables } from "#core/identity/tables.ts";
import { clientColumns } from "./client-columns.ts";
import type { ClientFields } from "./client-fields.ts";
import type { LockedClient } from "./lock-client.ts";

/** Given fields, the address among them; what is left out stays as it is. */
export type ClientChanges = ClientFields & { readonly email?: string | undefined };

/**
 * Writes changes of a locked client and answers what the audit log may know of them: values of fields that are no personal data,
 * names of the others. A new address is unconfirmed unless the caller vouches for it. Throws `client.email_taken`, `client_group.not_found`.
 */
export async function writeClientChanges(scope: Scope, before: LockedClient, changes: ClientChanges): Promise<Record<string, unknown>> {
  if (typeof changes.group_id === "number") await requireGroup(scope, changes.group_id);
  const movesTo = changes.email === undefined || changes.email === before.email ? undefined : changes.email;
  const columns = {
    ...(movesTo === undefined ? {} : { email: movesTo, email_approved: false }),
    ...clientColumns(changes),
  };
  try {
    await identityTables(scope)
      .updateTable("client")
      .set({ ...columns, updated_at: scope.now })
      .where("id", "=", before.id)
      .execute();
  } catch (error) {
    if (isUniqueViolation(error, "client_email_unique")) throw identityErrors.error("client.email_taken");
    throw error;
  }
  if (movesTo !== undefined && columns.email_approved === false) await announceUnconfirmed(scope, { id: before.id, email: movesTo });
  return auditOf(before, columns);
}

/** Fields whose values say nothing about a person. */
const openFields = ["status", "client_group_id", "currency", "tax_exempt", "email_approved"] as const;

function auditOf(before: LockedClient, columns: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known: Readonly<Record<string, unknown>> = before;
  const changed = Object.keys(columns).filter((name) => known[name] !== columns[name]);
  const open = openFields
    .filter((name) => changed.includes(name))
    .map((name) => [name, { from: before[name], to: columns[name] }] as const);
  return { fields: changed, ...Object.fromEntries(open) };
}
