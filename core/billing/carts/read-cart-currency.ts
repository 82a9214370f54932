import type { Scope } from "#core/events/scope.ts";
import { ownCurrency } from "../currencies/own-currency.ts";
import { type CurrencyRow, requireCurrency } from "../currencies/require-currency.ts";
import { findOwnCart } from "./own-cart.ts";

/** The currency the caller's cart is priced in, or will be once there is one. */
export async function readCartCurrency(scope: Scope): Promise<CurrencyRow> {
  const loaded = await findOwnCart(scope);
  return requireCurrency(scope, loaded?.cart.currency ?? (await ownCurrency(scope)));
}
