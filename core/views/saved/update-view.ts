import { isUniqueViolation } from "#core/database/violation.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { viewErrors } from "../errors.ts";
import { assertUnderstood } from "./assert-understood.ts";
import { lockOwnView } from "./find-view.ts";
import { requireSavedPage } from "./saved-page.ts";
import { savedTables } from "./tables.ts";

export type ViewChanges = {
  readonly name?: string | undefined;
  readonly query?: string | undefined;
  readonly isShared?: boolean | undefined;
};

/**
 * Changes a view; what is left out stays.
 * Throws `saved_view.not_found`, `saved_view.query_refused`, `saved_view.name_taken`.
 */
export async function updateView(scope: Scope, id: number, { name, query, isShared }: ViewChanges): Promise<void> {
  await scope.transaction(async (inner) => {
    const before = await lockOwnView(inner, id);
    if (query !== undefined && query !== before.query) await assertUnderstood(inner, requireSavedPage(inner, before.page), query);
    const after = { name: name ?? before.name, query: query ?? before.query, is_shared: isShared ?? before.is_shared };
    try {
      await savedTables(inner)
        .updateTable("saved_view")
        .set({ ...after, updated_at: inner.now })
        .where("id", "=", id)
        .execute();
    } catch (error) {
      if (isUniqueViolation(error, "saved_view_name_unique")) throw viewErrors.error("saved_view.name_taken");
      throw error;
    }
    if (before.is_shared && !after.is_shared) await forgetForOthers(inner, id, before.admin_id);
    await recordActivity(inner, {
      action: "saved_view.update",
      objectType: "saved_view",
      objectId: id,
      message: "A saved view was changed.",
      changes: { page: before.page, is_shared: after.is_shared },
    });
  });
}

/** What is shared no longer cannot be what others see first. */
async function forgetForOthers(scope: Scope, id: number, ownerId: number): Promise<void> {
  await savedTables(scope).deleteFrom("saved_view_default").where("saved_view_id", "=", id).where("admin_id", "!=", ownerId).execute();
}
