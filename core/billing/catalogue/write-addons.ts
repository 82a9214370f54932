import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { billingTables } from "../tables.ts";

/** Replaces the add-ons that may be bought with a product. Throws `request.invalid` unless each is a product marked as an add-on. */
export async function writeAddons(scope: Scope, productId: number, addonIds: readonly number[]): Promise<void> {
  const tables = billingTables(scope);
  const wanted = [...new Set(addonIds)];
  await tables.deleteFrom("product_addon").where("product_id", "=", productId).execute();
  if (wanted.length === 0) return;
  const known = await tables
    .selectFrom("product")
    .select("id")
    .where("id", "in", wanted)
    .where("id", "<>", productId)
    .where("is_addon", "=", true)
    .where("deleted_at", "is", null)
    .execute();
  if (known.length < wanted.length) throw invalidRequest({ addons: "Must be products that are add-ons." });
  await tables
    .insertInto("product_addon")
    .values(wanted.map((addonId, position) => ({ product_id: productId, addon_id: addonId, position })))
    .execute();
}
