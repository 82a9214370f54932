import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import type { ConsultantFields } from "./create-consultant.ts";
import { requireConsultant } from "./require-consultant.ts";

/** Changes a consultant; one who is not active can no longer be chosen. Throws `consultant.not_found`. */
export async function updateConsultant(
  scope: Scope,
  id: number,
  changes: { readonly [Field in keyof ConsultantFields]: ConsultantFields[Field] | undefined },
): Promise<void> {
  const row = await requireConsultant(scope, id);
  const name = changes.name ?? row.name;
  const email = changes.email === undefined ? row.email : changes.email;
  const active = changes.active ?? row.active;
  await billingTables(scope).updateTable("consultant").set({ name, email, active, updated_at: scope.now }).where("id", "=", id).execute();
  const message = "A consultant was changed.";
  await recordActivity(scope, { action: "consultant.update", objectType: "consultant", objectId: id, message, changes: { active } });
}
