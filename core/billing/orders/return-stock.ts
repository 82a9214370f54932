import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import type { OrderRow } from "./order-row.ts";

/** Puts back what locked orders took from the stock, by product id. Each order gives back once: what it took is set to 0. */
export async function returnStock(scope: Scope, orders: readonly OrderRow[]): Promise<void> {
  const holding = orders.filter((order) => order.stock_taken > 0);
  if (holding.length === 0) return;
  const tables = billingTables(scope);
  const returned = await tables
    .updateTable("client_order")
    .set({ stock_taken: 0 })
    .where(
      "id",
      "in",
      holding.map(({ id }) => id),
    )
    .where("stock_taken", ">", 0)
    .returning("id")
    .execute();
  const ids = new Set(returned.map(({ id }) => id));
  const quantities = new Map<number, number>();
  for (const order of holding) {
    if (ids.has(order.id)) quantities.set(order.product_id, (quantities.get(order.product_id) ?? 0) + order.stock_taken);
  }
  for (const [productId, quantity] of [...quantities].toSorted(([one], [other]) => one - other)) {
    await tables
      .updateTable("product")
      .set((eb) => ({ quantity_in_stock: eb("quantity_in_stock", "+", quantity), updated_at: scope.now }))
      .where("id", "=", productId)
      .execute();
  }
}
