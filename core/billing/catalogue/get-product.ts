import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { catalogueErrors } from "./errors.ts";
import type { ProductView } from "./product-view.ts";
import { viewProducts } from "./view-products.ts";

/** How a product is found, and whether only what everybody may see counts. */
export type ProductKey = { readonly id?: number | undefined; readonly slug?: string | undefined; readonly isPublic: boolean };

/** A product by id or slug. Throws `product.not_found`, also for one that is not public when a public one is asked for. */
export async function getProduct(scope: Scope, { id, slug, isPublic }: ProductKey): Promise<ProductView> {
  let query = billingTables(scope).selectFrom("product").selectAll().where("deleted_at", "is", null);
  if (id !== undefined) query = query.where("id", "=", id);
  if (slug !== undefined) query = query.where("slug", "=", slug);
  if (isPublic) query = query.where("status", "=", "enabled").where("hidden", "=", false);
  const rows = await query.limit(1).execute();
  const [view] = await viewProducts(scope, rows);
  if (view === undefined) throw catalogueErrors.error("product.not_found");
  return view;
}
