import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import { catalogueErrors } from "./errors.ts";
import { requireConsultant } from "./require-consultant.ts";

/** Deletes a consultant. Throws `consultant.not_found`, `consultant.in_use` while products or orders, past ones too, name the consultant. */
export async function deleteConsultant(scope: Scope, id: number): Promise<void> {
  await scope.transaction(async (scope) => {
    await requireConsultant(scope, id, "deletion");
    if (await isInUse(scope, id)) throw catalogueErrors.error("consultant.in_use");
    await billingTables(scope).deleteFrom("consultant").where("id", "=", id).execute();
    const message = "A consultant was deleted.";
    await recordActivity(scope, { action: "consultant.delete", objectType: "consultant", objectId: id, message });
  });
}

async function isInUse(scope: Scope, id: number): Promise<boolean> {
  const tables = billingTables(scope);
  const product = await tables.selectFrom("product").select("id").where("consultant_id", "=", id).limit(1).executeTakeFirst();
  const order = await tables.selectFrom("client_order").select("id").where("consultant_id", "=", id).limit(1).executeTakeFirst();
  return product !== undefined || order !== undefined;
}
