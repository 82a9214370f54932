import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import type { ProductFilter } from "./list-products.ts";

/** The titles of products by id, for selection lists; as many as a list can sensibly show. */
export async function pairProducts(scope: Scope, { status, isHidden, isAddon, type }: ProductFilter): Promise<Record<string, string>> {
  let query = billingTables(scope).selectFrom("product").select(["id", "title"]).where("deleted_at", "is", null);
  if (status !== undefined) query = query.where("status", "=", status);
  if (isHidden !== undefined) query = query.where("hidden", "=", isHidden);
  if (isAddon !== undefined) query = query.where("is_addon", "=", isAddon);
  if (type !== undefined) query = query.where("type", "=", type);
  const rows = await query.orderBy("priority").orderBy("id").limit(10_000).execute();
  return Object.fromEntries(rows.map(({ id, title }) => [String(id), title]));
}
