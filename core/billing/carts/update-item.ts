import type { Scope } from "#core/events/scope.ts";
import { readConfig } from "../catalogue/product-config.ts";
import { billingTables } from "../tables.ts";
import { checkStock } from "./check-stock.ts";
import { cartErrors } from "./errors.ts";
import { lineToChange } from "./line-to-change.ts";
import type { PricedCart } from "./price-cart.ts";
import { raiseCartVersion } from "./raise-cart-version.ts";
import { removeItem } from "./remove-item.ts";
import { showChangedCart } from "./show-changed-cart.ts";

/**
 * Sets the quantity of a line of the caller's cart; 0 removes it.
 * @throws AppError `cart.item_not_found` also for the line of somebody else's cart; `product.out_of_stock`, `cart.quantity_fixed`.
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
    if (quantity > 1) await assertChoosable(scope, line.product);
    await billingTables(scope).updateTable("cart_product").set({ quantity }).where("id", "=", itemId).execute();
    await raiseCartVersion(scope, loaded.cart.id);
    return showChangedCart(scope, loaded.cart.id);
  });
}

async function assertChoosable(scope: Scope, { id, title }: { readonly id: number; readonly title: string }): Promise<void> {
  const product = await billingTables(scope).selectFrom("product").select("config").where("id", "=", id).executeTakeFirst();
  if (product !== undefined && !readConfig(product.config).allowQuantitySelect) throw cartErrors.error("cart.quantity_fixed", { title });
}
