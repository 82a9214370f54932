import type { Scope } from "#core/events/scope.ts";
import { ownStaffId } from "#core/identity/staff/find-staff.ts";
import { viewErrors } from "../errors.ts";
import { holdView } from "./find-view.ts";
import { savedTables } from "./tables.ts";

/** Which view the caller sees when a list is opened by its bare address; undefined for none. Throws `saved_view.not_found`. */
export async function setDefaultView(scope: Scope, page: string, id: number | undefined): Promise<void> {
  const staffId = ownStaffId(scope);
  if (id === undefined) {
    await savedTables(scope).deleteFrom("saved_view_default").where("admin_id", "=", staffId).where("page", "=", page).execute();
    return;
  }
  await scope.transaction(async (inner) => {
    const view = await holdView(inner, id);
    if (view.page !== page) throw viewErrors.error("saved_view.not_found");
    await savedTables(inner)
      .insertInto("saved_view_default")
      .values({ admin_id: staffId, page, saved_view_id: id, updated_at: inner.now })
      .onConflict((conflict) => conflict.columns(["admin_id", "page"]).doUpdateSet({ saved_view_id: id, updated_at: inner.now }))
      .execute();
  });
}
