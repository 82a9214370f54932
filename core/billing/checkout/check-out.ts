import { announce } from "#core/events/announce.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { loadLockedCart } from "../carts/load-cart.ts";
import type { LoadedCart } from "../carts/loaded-cart.ts";
import { priceCart } from "../carts/price-cart.ts";
import { onAfterClientOrderCreate, onBeforeClientCheckout } from "../hooks.ts";
import { orderPlaced } from "../notices.ts";
import { settleWhenCovered } from "../payments/settle-when-covered.ts";
import { billingTables } from "../tables.ts";
import type { CheckoutRequest } from "./checkout-request.ts";
import { checkoutErrors } from "./errors.ts";
import { holdForCheckout } from "./hold-for-checkout.ts";
import { type PlacedOrder, placeOrder } from "./place-order.ts";

/** What a checkout has made; amounts in minor units of the currency. With nothing due the invoice is paid. */
export type CheckedOut = PlacedOrder & { readonly totalMinor: bigint; readonly dueMinor: bigint; readonly currency: string };

/**
 * Turns the client's open cart into orders and an invoice, in one transaction: locks and prices the cart, writes, takes every hold in
 * the order of the lock lanes, and settles at once when nothing is left to pay. Any refusal undoes all of it.
 * @throws AppError `cart.empty`, `cart.currency_mismatch`, `cart.item_unavailable`, `product.out_of_stock`, what a module refuses with.
 */
export async function checkOut(scope: Scope, clientId: number, request: CheckoutRequest): Promise<CheckedOut> {
  return scope.transaction(async (inner) => {
    const loaded = await lockFilledCart(inner, clientId);
    await fire(inner, onBeforeClientCheckout, { clientId, cartId: loaded.cart.id, points: request.points });
    const priced = await priceCart(inner, loaded, "checkout");
    await keepCurrency(inner, loaded, clientId);
    const placed = await placeOrder(inner, priced, clientId);
    const { invoice, orderIds } = placed;
    await recordActivity(inner, {
      action: "cart.checkout",
      objectType: "invoice",
      objectId: invoice.id,
      message: "A cart was ordered.",
      changes: { cart_id: loaded.cart.id, order_ids: orderIds },
    });
    const told = { invoice_id: invoice.id, client_id: clientId, phase: "checkout" as const };
    await announce(inner, orderPlaced, { ...told, cart_id: loaded.cart.id, order_ids: [...orderIds] });
    // Everything that can be written without a shared lock is written by now: from the first guard on, others may be waiting for us.
    await holdForCheckout(inner, priced, clientId, placed, request.giftCards);
    const dueMinor = await settleWhenCovered(inner, invoice.id);
    const [master] = orderIds;
    if (master !== undefined) await fire(inner, onAfterClientOrderCreate, { clientId, id: master });
    return { ...placed, totalMinor: priced.document.totalMinor, dueMinor, currency: loaded.cart.currency };
  });
}

async function lockFilledCart(scope: Scope, clientId: number): Promise<LoadedCart> {
  const loaded = await loadLockedCart(scope, { clientId });
  if (loaded === undefined || loaded.lines.length + loaded.unavailable.length === 0) throw checkoutErrors.error("cart.empty");
  const { currency } = loaded.cart;
  const own = loaded.client?.currency;
  if (own !== undefined && own !== currency) throw checkoutErrors.error("cart.currency_mismatch", { client_currency: own, currency });
  return loaded;
}

/** A client's first order decides in which currency the account is kept. */
async function keepCurrency(scope: Scope, { cart, client }: LoadedCart, clientId: number): Promise<void> {
  if (client?.currency !== undefined) return;
  await billingTables(scope)
    .updateTable("client")
    .set({ currency: cart.currency, updated_at: scope.now })
    .where("id", "=", clientId)
    .execute();
}
