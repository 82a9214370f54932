import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { ownStaffId } from "#core/identity/staff/find-staff.ts";
import { savedPage } from "./saved-page.ts";
import { savedTables } from "./tables.ts";

/** How many searches of a list are remembered. */
export const MOST_RECENT = 10;

/** A saved view on the wire. */
export const savedViewSchema = z.object({
  id: z.int(),
  page: z.string().describe("The path of the list within the admin pages, such as /coupons"),
  name: z.string(),
  query: z.string().describe("The filters and the order, as the list's address says them"),
  shared: z.boolean().describe("Whether all staff who may see the list see the view"),
  own: z.boolean(),
  owner: z.string(),
  default: z.boolean().describe("Whether the caller sees it when the list is opened by its bare address"),
  created_at: z.string(),
  updated_at: z.string(),
});

/** A remembered search on the wire. */
export const recentSearchSchema = z.object({ page: z.string(), name: z.string(), query: z.string(), used_at: z.string() });

/** What is remembered of lists. */
export const savedViewsSchema = z.object({ views: z.array(savedViewSchema), recent: z.array(recentSearchSchema) });

export type SavedViewsOnWire = z.output<typeof savedViewsSchema>;

/** The caller's own views and those shared with it, by name, and its latest searches; of one list when `page` says so. */
export async function listViews(scope: Scope, page?: string): Promise<SavedViewsOnWire> {
  const staffId = ownStaffId(scope);
  let query = savedTables(scope)
    .selectFrom("saved_view as view")
    .innerJoin("admin", "admin.id", "view.admin_id")
    .leftJoin("saved_view_default as standard", (join) =>
      join.onRef("standard.saved_view_id", "=", "view.id").on("standard.admin_id", "=", staffId),
    )
    .where((row) => row.or([row("view.admin_id", "=", staffId), row("view.is_shared", "=", true)]));
  if (page !== undefined) query = query.where("view.page", "=", page);
  const rows = await query
    .selectAll("view")
    .select(["admin.name as owner", "standard.admin_id as standard_for"])
    .orderBy("view.name")
    .orderBy("view.id")
    .execute();
  const seen = rows.filter((row) => savedPage(scope, row.page) !== undefined);
  const views = seen
    .filter(({ kind }) => kind === "saved")
    .map((row) => ({
      id: row.id,
      page: row.page,
      name: row.name,
      query: row.query,
      shared: row.is_shared,
      own: row.admin_id === staffId,
      owner: row.owner,
      default: row.standard_for !== null,
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
    }));
  const recent = seen
    .filter(({ kind }) => kind === "recent")
    .toSorted((one, other) => other.used_at.getTime() - one.used_at.getTime() || other.id - one.id)
    .map((row) => ({ page: row.page, name: row.name, query: row.query, used_at: row.used_at.toISOString() }));
  return { views, recent };
}
