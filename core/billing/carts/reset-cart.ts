import type { Scope } from "#core/events/scope.ts";
import { emptyCart } from "./empty-cart.ts";
import { lockOwnCart } from "./own-cart.ts";
import { raiseCartVersion } from "./raise-cart-version.ts";

/** Empties the caller's cart; an empty or missing one stays as it is. */
export async function resetCart(scope: Scope): Promise<void> {
  await scope.transaction(async (scope) => {
    const loaded = await lockOwnCart(scope);
    if (loaded === undefined) return;
    await emptyCart(scope, loaded.cart.id);
    await raiseCartVersion(scope, loaded.cart.id);
  });
}
