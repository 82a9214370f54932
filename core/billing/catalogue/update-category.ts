import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import { requireCategory } from "./require-category.ts";

/** Changes a product category. Throws `product_category.not_found`. */
export async function updateCategory(
  scope: Scope,
  id: number,
  changes: { readonly title: string | undefined; readonly description: string | null | undefined },
): Promise<void> {
  const row = await requireCategory(scope, id);
  const title = changes.title ?? row.title;
  const description = changes.description === undefined ? row.description : changes.description;
  await billingTables(scope)
    .updateTable("product_category")
    .set({ title, description, updated_at: scope.now })
    .where("id", "=", id)
    .execute();
  const message = "A product category was changed.";
  await recordActivity(scope, {
    action: "product_category.update",
    objectType: "product_category",
    objectId: id,
    message,
    changes: { title },
  });
}
