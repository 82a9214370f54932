import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { ownCurrency } from "../currencies/own-currency.ts";
import { cartShown } from "../hooks.ts";
import { findOwnCart } from "./own-cart.ts";
import { presentCart, type WireCart } from "./present-cart.ts";
import { priceCart } from "./price-cart.ts";

/** The caller's cart as it stands and costs now; an empty one with a null id while nothing has been put into it. */
export async function readOwnCart(scope: Scope): Promise<WireCart> {
  const loaded = await findOwnCart(scope);
  if (loaded === undefined) return emptyCart(scope, await ownCurrency(scope));
  const priced = await priceCart(scope, loaded, "cart");
  await fire(scope, cartShown, { cartId: loaded.cart.id, plans: priced.plans });
  return presentCart(scope, priced);
}

function emptyCart({ actor }: Scope, currency: string): WireCart {
  return {
    id: null,
    currency,
    client_id: actor.kind === "client" ? actor.clientId : null,
    items: [],
    coupons: [],
    refused: [],
    promocode: null,
    subtotal: 0,
    discount: 0,
    points: null,
    tax: 0,
    total: 0,
    version: 0,
  };
}
