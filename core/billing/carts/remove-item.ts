import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { lineToChange } from "./line-to-change.ts";
import type { PricedCart } from "./price-cart.ts";
import { raiseCartVersion } from "./raise-cart-version.ts";
import { showChangedCart } from "./show-changed-cart.ts";

/** Removes a line from the caller's cart; the database removes its add-ons with it. Throws `cart.item_not_found`. */
export async function removeItem(scope: Scope, itemId: number): Promise<PricedCart> {
  return scope.transaction(async (scope) => {
    const { loaded } = await lineToChange(scope, itemId);
    await billingTables(scope).deleteFrom("cart_product").where("id", "=", itemId).execute();
    await raiseCartVersion(scope, loaded.cart.id);
    return showChangedCart(scope, loaded.cart.id);
  });
}
