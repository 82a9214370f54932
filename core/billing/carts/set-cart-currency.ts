import type { Scope } from "#core/events/scope.ts";
import { requireCurrency } from "../currencies/require-currency.ts";
import { openOwnCart } from "./own-cart.ts";
import { raiseCartVersion } from "./raise-cart-version.ts";
import { showChangedCart } from "./show-changed-cart.ts";

/** Prices the caller's cart in another currency from now on. Throws `currency.not_found` for one the shop does not sell in. */
export async function setCartCurrency(scope: Scope, code: string): Promise<void> {
  await scope.transaction(async (scope) => {
    await requireCurrency(scope, code);
    const { cart } = await openOwnCart(scope);
    if (cart.currency === code) return;
    await raiseCartVersion(scope, cart.id, { currency: code });
    await showChangedCart(scope, cart.id);
  });
}
