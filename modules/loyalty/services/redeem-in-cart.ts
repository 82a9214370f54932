import { lockOwnCart } from "#core/billing/carts/own-cart.ts";
import type { PricedCart } from "#core/billing/carts/price-cart.ts";
import { raiseCartVersion } from "#core/billing/carts/raise-cart-version.ts";
import { showChangedCart } from "#core/billing/carts/show-changed-cart.ts";
import { reportOf } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { loyaltyErrors } from "../errors.ts";
import { pointsSource } from "../redeeming/points-source.ts";
import { clearCartPoints, writeCartPoints } from "./cart-points.ts";
import { refusalError } from "./refusal-error.ts";
import { spendableNow } from "./spendable-now.ts";

/**
 * The client uses points as a discount on the cart, instead of those chosen before. More than the cart is worth is no fault: the cart
 * says how many are used. Nothing is held before the checkout.
 * @throws AppError `loyalty.insufficient_points`, `loyalty.below_minimum`, `loyalty.amount_invalid` when there is nothing to take off,
 * `loyalty.currency_not_supported`, what a redemption rule refuses with.
 */
export async function redeemInCart(scope: Scope, points: bigint): Promise<PricedCart> {
  return scope.transaction(async (inner) => {
    const loaded = await lockOwnCart(inner);
    const spendable = await spendableNow(inner, ownClientId(inner));
    if (spendable < points) throw loyaltyErrors.error("loyalty.insufficient_points", { missing: Number(points - spendable) });
    if (loaded === undefined) throw loyaltyErrors.error("loyalty.amount_invalid", { max: 0 });
    await writeCartPoints(inner, loaded.cart.id, points);
    await raiseCartVersion(inner, loaded.cart.id);
    const priced = await showChangedCart(inner, loaded.cart.id);
    const refusal = reportOf(priced.plans, pointsSource)?.refusal;
    if (refusal !== undefined) throw refusalError(refusal);
    return priced;
  });
}

/** Takes the points out of the client's cart again. Undefined while there is no cart. */
export async function cancelRedeem(scope: Scope): Promise<PricedCart | undefined> {
  return scope.transaction(async (inner) => {
    const loaded = await lockOwnCart(inner);
    if (loaded === undefined) return undefined;
    if (await clearCartPoints(inner, loaded.cart.id)) await raiseCartVersion(inner, loaded.cart.id);
    return showChangedCart(inner, loaded.cart.id);
  });
}
