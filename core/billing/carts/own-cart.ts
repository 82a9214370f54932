import type { Scope } from "#core/events/scope.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import { createCart } from "./create-cart.ts";
import { loadCart, loadLockedCart } from "./load-cart.ts";
import type { LoadedCart } from "./loaded-cart.ts";
import { guestTokenHashOf, ownCartKey } from "./own-cart-key.ts";

/** The caller's open cart, or undefined while nothing has been put into one. */
export async function findOwnCart(scope: Scope): Promise<LoadedCart | undefined> {
  const key = ownCartKey(scope);
  return key === undefined ? undefined : loadCart(scope, key);
}

/** The caller's open cart, locked until the transaction ends; undefined while there is none. */
export async function lockOwnCart(scope: Scope): Promise<LoadedCart | undefined> {
  const key = ownCartKey(scope);
  return key === undefined ? undefined : loadLockedCart(scope, key);
}

/**
 * The caller's open cart, locked; made when there is none. Of two first requests at once one makes it and both get it. A guest without
 * a token is given one, which the door keeps in the session.
 */
export async function openOwnCart(scope: Scope): Promise<LoadedCart> {
  const found = await lockOwnCart(scope);
  if (found !== undefined) return found;
  const { actor } = scope;
  if (actor.kind === "client") return createCart(scope, { clientId: actor.clientId });
  const token = scope.origin.cartToken ?? randomHex(32);
  if (token !== scope.origin.cartToken) scope.session.keepCart(token);
  return createCart(scope, { guestTokenHash: guestTokenHashOf(token) });
}
