import type { Scope } from "#core/events/scope.ts";
import type { AppError } from "#core/kernel/app-error.ts";
import type { Refusal } from "#core/kernel/verdict.ts";
import { catalogueErrors } from "./errors.ts";
import { findOffers } from "./find-offers.ts";
import { type OfferTaken, priceOfOffer } from "./price-of-offer.ts";

/**
 * What a product costs now, in minor units of a currency: per unit and, once per line, for setup.
 * @throws AppError `product.not_found`, `product.unavailable`, `product.period_required`, `product.period_invalid`, `product.price_missing`.
 */
export async function resolvePrice(scope: Scope, productId: number, period: string | undefined, currency: string): Promise<OfferTaken> {
  const offer = (await findOffers(scope, [productId], currency)).get(productId);
  if (offer === undefined) throw catalogueErrors.error("product.not_found");
  const price = priceOfOffer(offer, period);
  if ("code" in price) throw priceRefused(price);
  return price;
}

/** The refusal of a price as the error that the caller is told. */
export function priceRefused({ code, details }: Refusal): AppError {
  if (!isPriceCode(code)) throw new TypeError(`${code} is no refusal of a price`);
  return catalogueErrors.error(code, details);
}

const priceCodes = ["product.unavailable", "product.period_required", "product.period_invalid", "product.price_missing"] as const;

function isPriceCode(code: string): code is (typeof priceCodes)[number] {
  return priceCodes.some((known) => known === code);
}
