import type { Scope } from "#core/events/scope.ts";
import type { ProductChanges } from "./product-fields.ts";
import { requireCategory } from "./require-category.ts";
import { requireConsultant } from "./require-consultant.ts";

/** The columns that a caller's changes set, title, type and slug apart; what they point to has to exist. */
export async function productColumns(scope: Scope, changes: ProductChanges) {
  const { product_category_id: categoryId, consultant_id: consultantId } = changes;
  if (categoryId != null) await requireCategory(scope, categoryId);
  if (consultantId != null) await requireConsultant(scope, consultantId);
  return {
    ...given("product_category_id", categoryId),
    ...given("consultant_id", consultantId),
    ...given("description", changes.description),
    ...given("status", changes.status),
    ...given("hidden", changes.hidden),
    ...given("is_addon", changes.is_addon),
    ...given("service_type", changes.service_type),
    ...given("taxed", changes.taxed),
    ...given("stock_control", changes.stock_control),
    ...given("quantity_in_stock", changes.quantity_in_stock),
    ...given("priority", changes.priority),
  };
}

/** The column when a value was given for it; null is one. */
function given<Column extends string, Value>(column: Column, value: Value | undefined): { readonly [Key in Column]?: Value } {
  return value === undefined ? {} : ({ [column]: value } as { readonly [Key in Column]?: Value });
}
