import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { lockOwnView, type SavedViewRow } from "./find-view.ts";
import { savedTables } from "./tables.ts";

/** Deletes a view, for everybody it was shared with too, and answers what it was. Throws `saved_view.not_found`. */
export async function deleteView(scope: Scope, id: number): Promise<SavedViewRow> {
  return scope.transaction(async (inner) => {
    const row = await lockOwnView(inner, id);
    await savedTables(inner).deleteFrom("saved_view").where("id", "=", id).execute();
    await recordActivity(inner, {
      action: "saved_view.delete",
      objectType: "saved_view",
      objectId: id,
      message: "A saved view was deleted.",
      changes: { page: row.page, is_shared: row.is_shared },
    });
    return row;
  });
}
