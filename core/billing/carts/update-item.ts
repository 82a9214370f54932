import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { checkStock } from "./check-stock.ts";
import { lineToChange } from "./line-to-change.ts";
import type { PricedCart } from "./price-cart.ts";
import { raiseCartVersion } from "./raise-cart-version.ts";
import { removeItem } from "./remove-item.ts";
import { showChangedCart } from "./show-changed-cart.ts";

/**
 * Sets the quantity of a line of the caller's cart; 0 removes it.
 * @throws AppError `cart.item_not_found` also for the line of somebody else's cart; `product.out_of_stock`.
 */
export async function updateItem(scope: Scope, itemId: number, quantity: number): Promise<PricedCart> {
  if (quantity === 0) return removeItem(scope, itemId);
  return scope.transaction(async (scope) => {
    const { loaded, line } = await lineToChange(scope, itemId);
    const others = [...loaded.lines, ...loaded.unavailable].filter((other) => other.id !== itemId);
    const { id: productId } = line.product;
    checkStock(new Map([[productId, line.product]]), [
      { productId, quantity },
      ...others.map((other) => ({ productId: other.product.id, quantity: other.quantity })),
    ]);
    await billingTables(scope).updateTable("cart_product").set({ quantity }).where("id", "=", itemId).execute();
    await raiseCartVersion(scope, loaded.cart.id);
    return showChangedCart(scope, loaded.cart.id);
  });
}
