import { fireLane } from "#core/events/fire.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";
import type { Scope } from "#core/events/scope.ts";
import type { PricedCart } from "../carts/price-cart.ts";
import { type CheckoutHolding, checkoutHolding } from "../hooks.ts";
import { type StockTaking, takeStock } from "../orders/take-stock.ts";
import type { PlacedOrder } from "./place-order.ts";

/** Takes every hold of a checkout, lane by lane; the stock is taken in its own lane, before what listeners do there. */
export async function holdForCheckout(
  scope: Scope,
  priced: PricedCart,
  clientId: number,
  { invoice, orderIds, holdUntil }: PlacedOrder,
  giftCards: CheckoutHolding["giftCards"],
): Promise<void> {
  const holding: CheckoutHolding = {
    cartId: priced.cart.id,
    clientId,
    invoiceId: invoice.id,
    orderIds,
    currency: priced.cart.currency,
    document: priced.document,
    itemIds: invoice.itemIds,
    plans: priced.plans,
    holdUntil,
    giftCards,
  };
  for (const lane of lockLanes) {
    if (lane === "stock") await takeStock(scope, takingsOf(priced));
    await fireLane(scope, checkoutHolding, lane, holding);
  }
}

function takingsOf({ lines }: PricedCart): readonly StockTaking[] {
  const takings = new Map<number, StockTaking>();
  for (const { product, quantity } of lines) {
    if (product.stock === undefined) continue;
    const before = takings.get(product.id)?.quantity ?? 0;
    takings.set(product.id, { productId: product.id, title: product.title, quantity: before + quantity });
  }
  return [...takings.values()];
}
