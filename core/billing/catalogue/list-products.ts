import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { offsetOf, type PageRequest } from "#core/kernel/page.ts";
import { billingTables } from "../tables.ts";
import type { productTypes } from "./product-fields.ts";
import type { ProductView } from "./product-view.ts";
import { viewProducts } from "./view-products.ts";

/** Which products are wanted; deleted ones never are. */
export type ProductFilter = {
  readonly search?: string | undefined;
  readonly type?: (typeof productTypes)[number] | undefined;
  readonly status?: "enabled" | "disabled" | undefined;
  readonly isHidden?: boolean | undefined;
  readonly isAddon?: boolean | undefined;
  readonly categoryId?: number | undefined;
};

/** One page of the catalogue by priority, then id; `total` counts all pages. */
export async function listProducts(
  scope: Scope,
  filter: ProductFilter,
  page: PageRequest,
): Promise<{ readonly views: readonly ProductView[]; readonly total: number }> {
  const matching = matchingProducts(scope, filter);
  const rows = await matching.selectAll().orderBy("priority").orderBy("id").limit(page.per_page).offset(offsetOf(page)).execute();
  const { total } = await matching.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return { views: await viewProducts(scope, rows), total };
}

function matchingProducts(scope: Scope, { search, type, status, isHidden, isAddon, categoryId }: ProductFilter) {
  let query = billingTables(scope).selectFrom("product").where("deleted_at", "is", null);
  if (search !== undefined && search !== "") {
    const pattern = likePattern(search);
    query = query.where((row) => row.or([row("title", "ilike", pattern), row("slug", "ilike", pattern)]));
  }
  if (type !== undefined) query = query.where("type", "=", type);
  if (status !== undefined) query = query.where("status", "=", status);
  if (isHidden !== undefined) query = query.where("hidden", "=", isHidden);
  if (isAddon !== undefined) query = query.where("is_addon", "=", isAddon);
  if (categoryId !== undefined) query = query.where("product_category_id", "=", categoryId);
  return query;
}
