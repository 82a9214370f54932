import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import { catalogueErrors } from "./errors.ts";
import { requireCategory } from "./require-category.ts";

/** Deletes a product category. Throws `product_category.not_found`, `product_category.in_use` while products, deleted ones too, belong to it. */
export async function deleteCategory(scope: Scope, id: number): Promise<void> {
  await scope.transaction(async (scope) => {
    await requireCategory(scope, id, "deletion");
    const tables = billingTables(scope);
    const product = await tables.selectFrom("product").select("id").where("product_category_id", "=", id).limit(1).executeTakeFirst();
    if (product !== undefined) throw catalogueErrors.error("product_category.in_use");
    await tables.deleteFrom("product_category").where("id", "=", id).execute();
    const message = "A product category was deleted.";
    await recordActivity(scope, { action: "product_category.delete", objectType: "product_category", objectId: id, message });
  });
}
