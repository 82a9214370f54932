import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";

/** Adds a product category. */
export async function createCategory(
  scope: Scope,
  { title, description }: { readonly title: string; readonly description: string | null },
): Promise<number> {
  const { id } = await billingTables(scope)
    .insertInto("product_category")
    .values({ title, description, created_at: scope.now, updated_at: scope.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  const message = "A product category was added.";
  await recordActivity(scope, {
    action: "product_category.create",
    objectType: "product_category",
    objectId: id,
    message,
    changes: { title },
  });
  return id;
}
