import { sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type PageRequest, pageInput } from "#core/kernel/page.ts";
import { type Sorting, sortInput } from "#core/kernel/sorting.ts";
import { billingTables } from "../tables.ts";

const categorySorts = ["id", "title", "created_at"] as const;

/** How staff can ask for the list of categories. */
export const categoryFilters = z.strictObject({ ...pageInput, ...sortInput(categorySorts) });

/** One page of the product categories by title unless sorted otherwise. */
export async function listCategories(scope: Scope, page: PageRequest & Sorting<(typeof categorySorts)[number]>) {
  const query = billingTables(scope).selectFrom("product_category");
  const list = await query.selectAll().orderBy(orderOf(categoryOrder, page)).limit(page.per_page).offset(offsetOf(page)).execute();
  const { total } = await query.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return { list, total };
}

const categoryOrder = {
  columns: { id: sql`id`, title: sql`lower(title)`, created_at: sql`created_at` },
  id: sql`id`,
  standard: sql`title, id`,
};

/** The titles of the product categories by id, for selection lists. */
export async function pairCategories(scope: Scope): Promise<Record<string, string>> {
  const rows = await billingTables(scope).selectFrom("product_category").select(["id", "title"]).orderBy("title").limit(10_000).execute();
  return Object.fromEntries(rows.map(({ id, title }) => [String(id), title]));
}
