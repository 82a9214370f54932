import type { Scope } from "#core/events/scope.ts";
import { cartErrors } from "./errors.ts";
import type { CartLine, LoadedCart, UnavailableLine } from "./loaded-cart.ts";
import { lockOwnCart } from "./own-cart.ts";

/** The caller's cart, locked, and a line of it. Throws `cart.item_not_found` when the line is not in it. */
export async function lineToChange(
  scope: Scope,
  itemId: number,
): Promise<{ readonly loaded: LoadedCart; readonly line: CartLine | UnavailableLine }> {
  const loaded = await lockOwnCart(scope);
  const line = [...(loaded?.lines ?? []), ...(loaded?.unavailable ?? [])].find(({ id }) => id === itemId);
  if (loaded === undefined || line === undefined) throw cartErrors.error("cart.item_not_found");
  return { loaded, line };
}
