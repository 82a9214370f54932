import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type PageRequest } from "#core/kernel/page.ts";
import { billingTables } from "../tables.ts";

/** One page of the product categories by title. */
export async function listCategories(scope: Scope, page: PageRequest) {
  const query = billingTables(scope).selectFrom("product_category");
  const list = await query.selectAll().orderBy("title").orderBy("id").limit(page.per_page).offset(offsetOf(page)).execute();
  const { total } = await query.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return { list, total };
}

/** The titles of the product categories by id, for selection lists. */
export async function pairCategories(scope: Scope): Promise<Record<string, string>> {
  const rows = await billingTables(scope).selectFrom("product_category").select(["id", "title"]).orderBy("title").limit(10_000).execute();
  return Object.fromEntries(rows.map(({ id, title }) => [String(id), title]));
}
