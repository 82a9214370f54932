import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { cartMerging } from "../hooks.ts";
import { billingTables } from "../tables.ts";
import { createCart } from "./create-cart.ts";
import { loadLockedCart } from "./load-cart.ts";
import type { CartRow } from "./loaded-cart.ts";
import { guestTokenHashOf } from "./own-cart-key.ts";
import { type CartChanges, raiseCartVersion } from "./raise-cart-version.ts";

/**
 * Gives the session's guest cart to the client who has just signed in or signed up: its lines are appended to the client's open cart,
 * modules move what they attached, and the guest cart is closed. Nothing happens without a guest cart.
 */
export async function adoptGuestCart(scope: Scope, clientId: number): Promise<void> {
  const { cartToken } = scope.origin;
  if (cartToken === undefined) return;
  await scope.transaction(async (scope) => {
    const guest = await loadLockedCart(scope, { guestTokenHash: guestTokenHashOf(cartToken) });
    if (guest === undefined || guest.cart.client_id !== null) return;
    const from = guest.cart;
    const own = await loadLockedCart(scope, { clientId });
    const { cart: into } = own ?? (await createCart(scope, { clientId }, from.currency));
    await billingTables(scope).updateTable("cart_product").set({ cart_id: into.id }).where("cart_id", "=", from.id).execute();
    await fire(scope, cartMerging, { fromCartId: from.id, intoCartId: into.id, clientId });
    // The token is freed, so that the same session can open a guest cart again after signing out.
    await billingTables(scope)
      .updateTable("cart")
      .set({ status: "merged", guest_token_hash: null, updated_at: scope.now })
      .where("id", "=", from.id)
      .execute();
    await raiseCartVersion(scope, into.id, attributionOf(from));
  });
}

/** What brought the guest here most recently counts for the client's cart. */
function attributionOf({ utm_source, utm_medium, utm_campaign }: CartRow): CartChanges {
  return {
    ...(utm_source === null ? {} : { utm_source }),
    ...(utm_medium === null ? {} : { utm_medium }),
    ...(utm_campaign === null ? {} : { utm_campaign }),
  };
}
