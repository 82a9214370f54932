import type { Scope } from "#core/events/scope.ts";
import { catalogueErrors } from "../catalogue/errors.ts";
import { billingTables } from "../tables.ts";

/** A product whose stock is counted, with how many a checkout takes of it. */
export type StockTaking = { readonly productId: number; readonly title: string; readonly quantity: number };

/**
 * Takes what a checkout needs from the stock, by product id, each with one guarded statement.
 * @throws AppError `product.out_of_stock` when there is not enough left.
 */
export async function takeStock(scope: Scope, takings: readonly StockTaking[]): Promise<void> {
  const tables = billingTables(scope);
  for (const { productId, title, quantity } of takings.toSorted((one, other) => one.productId - other.productId)) {
    const taken = await tables
      .updateTable("product")
      .set((eb) => ({ quantity_in_stock: eb("quantity_in_stock", "-", quantity), updated_at: scope.now }))
      .where("id", "=", productId)
      .where("quantity_in_stock", ">=", quantity)
      .returning("id")
      .executeTakeFirst();
    if (taken !== undefined) continue;
    const product = await tables.selectFrom("product").select("quantity_in_stock").where("id", "=", productId).executeTakeFirst();
    throw catalogueErrors.error("product.out_of_stock", { title, left: product?.quantity_in_stock ?? 0 });
  }
}
