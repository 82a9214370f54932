import type { Scope } from "#core/events/scope.ts";
import { cartErrors } from "./errors.ts";
import { loadLockedCart } from "./load-cart.ts";
import type { LoadedCart } from "./loaded-cart.ts";

/**
 * Locks a cart by its id until the transaction ends and reads it; the first lock of every change of a cart and of a checkout.
 * @throws AppError `cart.not_found`; `cart.not_open` when it was ordered or merged meanwhile.
 */
export async function lockOpenCart(scope: Scope, cartId: number): Promise<LoadedCart> {
  const loaded = await loadLockedCart(scope, { cartId });
  if (loaded === undefined) throw cartErrors.error("cart.not_found");
  if (loaded.cart.status !== "open") throw cartErrors.error("cart.not_open");
  return loaded;
}
