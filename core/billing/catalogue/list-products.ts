import { sql } from "kysely";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { offsetOf, type PageRequest } from "#core/kernel/page.ts";
import type { Sorting } from "#core/kernel/sorting.ts";
import { billingTables } from "../tables.ts";
import type { productTypes } from "./product-fields.ts";
import type { ProductView } from "./product-view.ts";
import { viewProducts } from "./view-products.ts";

/** By what the catalogue can be sorted. */
export const productSorts = ["id", "title", "type", "category", "status", "stock", "created_at"] as const;

/** Which products are wanted; deleted ones never are. */
export type ProductFilter = {
  readonly search?: string | undefined;
  readonly type?: (typeof productTypes)[number] | undefined;
  readonly status?: "enabled" | "disabled" | undefined;
  readonly isHidden?: boolean | undefined;
  readonly isAddon?: boolean | undefined;
  readonly categoryId?: number | undefined;
};

/** One page of the catalogue by priority, then id, unless sorted otherwise; `total` counts all pages. */
export async function listProducts(
  scope: Scope,
  filter: ProductFilter,
  page: PageRequest & Sorting<(typeof productSorts)[number]>,
): Promise<{ readonly views: readonly ProductView[]; readonly total: number }> {
  const matching = matchingProducts(scope, filter);
  const rows = await matching.selectAll().orderBy(orderOf(productOrder, page)).limit(page.per_page).offset(offsetOf(page)).execute();
  const { total } = await matching.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return { views: await viewProducts(scope, rows), total };
}

const productOrder = {
  columns: {
    id: sql`id`,
    title: sql`lower(title)`,
    type: sql`type`,
    category: sql`(select lower(category.title) from product_category category where category.id = product.product_category_id)`,
    status: sql`status`,
    stock: sql`case when stock_control then quantity_in_stock end`,
    created_at: sql`created_at`,
  },
  id: sql`id`,
  standard: sql`priority, id`,
};

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
