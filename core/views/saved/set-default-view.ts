import type { Scope } from "#core/events/scope.ts";
import { ownStaffId } from "#core/identity/staff/find-staff.ts";
import { viewErrors } from "../errors.ts";
import { findView } from "./find-view.ts";
import { savedTables } from "./tables.ts";

/** Which view the caller sees when a list is opened by its bare address; undefined for none. Throws `saved_view.not_found`. */
export async function setDefaultView(scope: Scope, page: string, id: number | undefined): Promise<void> {
  const staffId = ownStaffId(scope);
  const tables = savedTables(scope);
  if (id === undefined) {
    await tables.deleteFrom("saved_view_default").where("admin_id", "=", staffId).where("page", "=", page).execute();
    return;
  }
  const view = await findView(scope, id);
  if (view.page !== page) throw viewErrors.error("saved_view.not_found");
  await tables
    .insertInto("saved_view_default")
    .values({ admin_id: staffId, page, saved_view_id: id, updated_at: scope.now })
    .onConflict((conflict) => conflict.columns(["admin_id", "page"]).doUpdateSet({ saved_view_id: id, updated_at: scope.now }))
    .execute();
}
