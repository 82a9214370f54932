import { databaseErrors } from "#core/database/errors.ts";
import type { Scope } from "#core/events/scope.ts";
import { currencyOfOwner } from "../currencies/currency-of-owner.ts";
import { billingTables } from "../tables.ts";
import { loadLockedCart } from "./load-cart.ts";
import type { LoadedCart } from "./loaded-cart.ts";

type CartOwner = { readonly clientId: number } | { readonly guestTokenHash: string };

/**
 * Makes an open cart for a client or a guest and locks it. When another request has just made one, that one is taken; when that one is
 * ordered or merged before it can be locked, it is no longer in the way and the next one is made. Throws `busy` if that never ends.
 */
export async function createCart(scope: Scope, owner: CartOwner, currency?: string): Promise<LoadedCart> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await insertCart(scope, owner, currency);
    const cart = await loadLockedCart(scope, owner);
    if (cart !== undefined) return cart;
  }
  throw databaseErrors.error("busy", {}, { retryAfterSeconds: 1 });
}

const MOST_TRIES = 20;

async function insertCart(scope: Scope, owner: CartOwner, currency: string | undefined): Promise<void> {
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
}
