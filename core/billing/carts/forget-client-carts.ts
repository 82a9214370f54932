import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { emptyCart } from "./empty-cart.ts";
import { loadLockedCart } from "./load-cart.ts";
import { raiseCartVersion } from "./raise-cart-version.ts";

/** Erases what a client's carts say about people: recipients and messages of their lines, open and ordered. Orders keep what they need. */
export async function forgetClientCarts(scope: Scope, { clientId }: { readonly clientId: number }): Promise<void> {
  const open = await loadLockedCart(scope, { clientId });
  if (open !== undefined) {
    await emptyCart(scope, open.cart.id);
    await raiseCartVersion(scope, open.cart.id);
  }
  const tables = billingTables(scope);
  await tables
    .deleteFrom("cart_product")
    .where("cart_id", "in", tables.selectFrom("cart").select("id").where("client_id", "=", clientId))
    .execute();
}
