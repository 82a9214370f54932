import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import { requireTax } from "./require-tax.ts";

/** Removes a tax rule; invoices keep the tax they were issued with. Throws `tax.not_found`. */
export async function deleteTax(scope: Scope, id: number): Promise<void> {
  await requireTax(scope, id);
  await billingTables(scope).deleteFrom("tax").where("id", "=", id).execute();
  await recordActivity(scope, { action: "tax.delete", objectType: "tax", objectId: id, message: "A tax rule was removed." });
}
