import type { Scope } from "#core/events/scope.ts";
import type { PricingSubject } from "../pricing-source.ts";
import { cartErrors } from "./errors.ts";
import type { LoadedCart } from "./loaded-cart.ts";
import { priceWithSources, type SourcedPrice } from "./price-with-sources.ts";
import { pricingInputOf } from "./pricing-input-of.ts";

/** A cart with its price at this moment; nothing of it is stored. */
export type PricedCart = LoadedCart & SourcedPrice & { readonly subject: PricingSubject };

/**
 * Prices a cart that was loaded by `loadCart`, `lockOwnCart` or `lockOpenCart`. `cart` previews, `checkout` binds; both take the same path.
 * @throws AppError `cart.item_unavailable` (409) on `checkout` while a line cannot be bought any more.
 */
export async function priceCart(scope: Scope, loaded: LoadedCart, purpose: "cart" | "checkout"): Promise<PricedCart> {
  if (purpose === "checkout" && loaded.unavailable.length > 0) {
    const items = loaded.unavailable.map(({ id, product, problem }) => ({ id, title: product.title, reason: problem.code }));
    throw cartErrors.error("cart.item_unavailable", { title: items.map((item) => item.title).join(", "), items });
  }
  const subject = subjectOf(scope, loaded, purpose);
  return { ...loaded, subject, ...(await priceWithSources(scope, subject)) };
}

function subjectOf(scope: Scope, loaded: LoadedCart, purpose: "cart" | "checkout"): PricingSubject {
  return {
    purpose,
    cartId: loaded.cart.id,
    orderId: undefined,
    client: loaded.client,
    country: loaded.client?.country ?? scope.origin.country ?? loaded.cart.country ?? undefined,
    at: scope.now,
    input: pricingInputOf(scope.shop, loaded),
  };
}
