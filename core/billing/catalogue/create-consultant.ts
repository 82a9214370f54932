import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";

/** What may be said of a consultant. */
export type ConsultantFields = { readonly name: string; readonly email: string | null; readonly active: boolean };

/** Adds somebody who gives sessions. */
export async function createConsultant(scope: Scope, fields: ConsultantFields): Promise<number> {
  const { id } = await billingTables(scope)
    .insertInto("consultant")
    .values({ ...fields, created_at: scope.now, updated_at: scope.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  const message = "A consultant was added.";
  await recordActivity(scope, { action: "consultant.create", objectType: "consultant", objectId: id, message });
  return id;
}
