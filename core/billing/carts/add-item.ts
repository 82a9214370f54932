import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { catalogueErrors } from "../catalogue/errors.ts";
import { findOffers } from "../catalogue/find-offers.ts";
import { onAfterProductAddedToCart, onBeforeProductAddedToCart } from "../hooks.ts";
import type { CartConfig } from "./cart-config.ts";
import { checkConfig } from "./check-config.ts";
import { checkStock } from "./check-stock.ts";
import { emptyCart } from "./empty-cart.ts";
import { cartErrors } from "./errors.ts";
import { insertLines } from "./insert-lines.ts";
import type { LoadedCart } from "./loaded-cart.ts";
import { type AddonChoice, newLinesOf } from "./new-lines-of.ts";
import { openOwnCart } from "./own-cart.ts";
import type { PricedCart } from "./price-cart.ts";
import { type CartChanges, raiseCartVersion } from "./raise-cart-version.ts";
import { showChangedCart } from "./show-changed-cart.ts";

/** What is to be added; no price is among it. */
export type NewItem = {
  readonly productId: number;
  readonly quantity: number;
  readonly period: string | undefined;
  readonly addons: readonly AddonChoice[];
  readonly config: CartConfig;
  /** False empties the cart first. */
  readonly isBesides: boolean;
  readonly attribution: Pick<CartChanges, "utm_source" | "utm_medium" | "utm_campaign">;
};

/**
 * Adds a product and its chosen add-ons to the caller's cart, each as a line of its own, and opens the cart when there is none.
 * @throws AppError the refusals of carts and of the catalogue; nothing is changed then.
 */
export async function addItem(scope: Scope, item: NewItem): Promise<PricedCart> {
  return scope.transaction(async (scope) => {
    const loaded = await openOwnCart(scope);
    const { id: cartId, currency } = loaded.cart;
    const offers = await findOffers(scope, [item.productId, ...item.addons.map((addon) => addon.productId)], currency);
    const offer = offers.get(item.productId);
    if (offer === undefined) throw catalogueErrors.error("product.not_found");
    await checkConfig(scope, offer, item.config);
    const lines = newLinesOf(offer, offers, item);
    const kept = item.isBesides ? standingLines(loaded) : [];
    if (kept.length + lines.length > mostLines) throw cartErrors.error("cart.too_many_items", { most: mostLines });
    checkStock(offers, [...kept, ...lines]);
    const moment = { cartId, productId: item.productId, quantity: item.quantity };
    await fire(scope, onBeforeProductAddedToCart, moment);
    if (!item.isBesides) await emptyCart(scope, cartId);
    await insertLines(scope, cartId, lines);
    await raiseCartVersion(scope, cartId, item.attribution);
    await fire(scope, onAfterProductAddedToCart, moment);
    return showChangedCart(scope, cartId);
  });
}

const mostLines = 200;

function standingLines({ lines, unavailable }: LoadedCart) {
  return [...lines, ...unavailable].map(({ product, quantity }) => ({ productId: product.id, quantity }));
}
