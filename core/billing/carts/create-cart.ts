import assert from "node:assert/strict";
import type { Scope } from "#core/events/scope.ts";
import { currencyOfOwner } from "../currencies/currency-of-owner.ts";
import { billingTables } from "../tables.ts";
import { loadLockedCart } from "./load-cart.ts";
import type { LoadedCart } from "./loaded-cart.ts";

/** Makes an open cart for a client or a guest and locks it. When another request has just made one, that one is taken. */
export async function createCart(
  scope: Scope,
  owner: { readonly clientId: number } | { readonly guestTokenHash: string },
  currency?: string,
): Promise<LoadedCart> {
  const clientId = "clientId" in owner ? owner.clientId : undefined;
  await billingTables(scope)
    .insertInto("cart")
    .values({
      client_id: clientId ?? null,
      guest_token_hash: "guestTokenHash" in owner ? owner.guestTokenHash : null,
      status: "open",
      currency: currencyOfOwner(scope, clientId, currency),
      version: 1,
      country: scope.origin.country ?? null,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const cart = await loadLockedCart(scope, owner);
  assert(cart !== undefined, "the cart was made by this statement or by the one that it waited for");
  return cart;
}
