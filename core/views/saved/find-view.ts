import type { Scope } from "#core/events/scope.ts";
import { ownStaffId } from "#core/identity/staff/find-staff.ts";
import { viewErrors } from "../errors.ts";
import { savedPage } from "./saved-page.ts";
import { savedTables } from "./tables.ts";

/** A saved view as it is stored. */
export type SavedViewRow = Awaited<ReturnType<typeof lockOwnView>>;

/**
 * A view the caller sees: its own, or a shared one of a list it may see. Until the transaction ends it is neither deleted nor changed.
 * Throws `saved_view.not_found`.
 */
export async function holdView(scope: Scope, id: number): Promise<{ readonly id: number; readonly page: string }> {
  const staffId = ownStaffId(scope);
  const row = await savedTables(scope)
    .selectFrom("saved_view")
    .select(["id", "page"])
    .where("id", "=", id)
    .where("kind", "=", "saved")
    .where((view) => view.or([view("admin_id", "=", staffId), view("is_shared", "=", true)]))
    .forShare()
    .executeTakeFirst();
  if (row === undefined || savedPage(scope, row.page) === undefined) throw viewErrors.error("saved_view.not_found");
  return row;
}

/** A view the caller may change, locked: its own; a super administrator also changes shared ones of others. Throws `saved_view.not_found`. */
export async function lockOwnView(scope: Scope, id: number) {
  const staffId = ownStaffId(scope);
  const seesShared = scope.actor.kind === "staff" && scope.actor.isSuper;
  const row = await savedTables(scope)
    .selectFrom("saved_view")
    .selectAll()
    .where("id", "=", id)
    .where("kind", "=", "saved")
    .where((view) => view.or([view("admin_id", "=", staffId), ...(seesShared ? [view("is_shared", "=", true)] : [])]))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw viewErrors.error("saved_view.not_found");
  return row;
}
