import assert from "node:assert/strict";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { MAX_MINOR } from "#core/kernel/money.ts";
import { cartShown } from "../hooks.ts";
import { cartErrors } from "./errors.ts";
import { loadCart } from "./load-cart.ts";
import { type PricedCart, priceCart } from "./price-cart.ts";

/**
 * The cart after a change of this transaction, priced anew.
 * @throws AppError `cart.amount_too_large` when an amount no longer fits the wire; the change is undone with the transaction.
 */
export async function showChangedCart(scope: Scope, cartId: number): Promise<PricedCart> {
  const loaded = await loadCart(scope, { cartId });
  assert(loaded !== undefined, "a cart that is locked stays");
  const priced = await priceCart(scope, loaded, "cart");
  const { subtotalMinor, taxMinor } = priced.document;
  if (subtotalMinor + taxMinor > MAX_MINOR) throw cartErrors.error("cart.amount_too_large");
  await fire(scope, cartShown, { cartId, plans: priced.plans });
  return priced;
}
