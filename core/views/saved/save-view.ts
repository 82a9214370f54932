import { isUniqueViolation } from "#core/database/violation.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { ownStaffId } from "#core/identity/staff/find-staff.ts";
import { viewErrors } from "../errors.ts";
import { assertUnderstood } from "./assert-understood.ts";
import { requireSavedPage } from "./saved-page.ts";
import { setDefaultView } from "./set-default-view.ts";
import { savedTables } from "./tables.ts";

/** How many views a staff member can have of one list. */
export const MOST_VIEWS = 50;

export type NewView = {
  readonly page: string;
  readonly name: string;
  /** As `rememberedQuery` writes it. */
  readonly query: string;
  readonly isShared: boolean;
  readonly isDefault: boolean;
};

/**
 * Keeps a list under a name and answers its id.
 * Throws `saved_view.unknown_page`, `saved_view.query_refused`, `saved_view.name_taken`, `saved_view.too_many`.
 */
export async function saveView(scope: Scope, { page, name, query, isShared, isDefault }: NewView): Promise<number> {
  const list = requireSavedPage(scope, page);
  return scope.transaction(async (inner) => {
    await assertUnderstood(inner, list, query);
    const staffId = ownStaffId(inner);
    await assertRoom(inner, staffId, page);
    const row = { admin_id: staffId, page, kind: "saved" as const, name, query, is_shared: isShared };
    const times = { used_at: inner.now, created_at: inner.now, updated_at: inner.now };
    const { id } = await insert(inner, { ...row, ...times });
    await recordActivity(inner, {
      action: "saved_view.create",
      objectType: "saved_view",
      objectId: id,
      message: "A view of a list was saved.",
      changes: { page, is_shared: isShared },
    });
    if (isDefault) await setDefaultView(inner, page, id);
    return id;
  });
}

async function assertRoom(scope: Scope, staffId: number, page: string): Promise<void> {
  const { count } = await savedTables(scope)
    .selectFrom("saved_view")
    .where("admin_id", "=", staffId)
    .where("page", "=", page)
    .where("kind", "=", "saved")
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_VIEWS) throw viewErrors.error("saved_view.too_many", { most: MOST_VIEWS });
}

type Row = {
  readonly admin_id: number;
  readonly page: string;
  readonly kind: "saved";
  readonly name: string;
  readonly query: string;
  readonly is_shared: boolean;
  readonly used_at: Date;
  readonly created_at: Date;
  readonly updated_at: Date;
};

async function insert(scope: Scope, row: Row) {
  try {
    return await savedTables(scope).insertInto("saved_view").values(row).returning("id").executeTakeFirstOrThrow();
  } catch (error) {
    if (isUniqueViolation(error, "saved_view_name_unique")) throw viewErrors.error("saved_view.name_taken");
    throw error;
  }
}
