import { type Refusal, refused } from "#core/kernel/verdict.ts";
import type { Offer } from "./offer.ts";
import { priceFromRows } from "./price-from-rows.ts";
import type { ResolvedPrice } from "./resolved-price.ts";

/** An offer taken up: its price and the period it is billed by, which only recurrent products have. */
export type OfferTaken = ResolvedPrice & { readonly period: string | undefined };

/** The price of an offer for a period, or why it cannot be bought so. A period given for a product that has none is passed over. */
export function priceOfOffer(offer: Offer, wantedPeriod: string | undefined): OfferTaken | Refusal {
  const { title, paymentType, currency, baseCurrency, rateMillionths, own, list } = offer;
  if (!offer.isForSale) return refused("product.unavailable", { title });
  const period = paymentType === "recurrent" ? wantedPeriod : undefined;
  if (paymentType === "recurrent" && period === undefined) return refused("product.period_required", { title });
  const key = period ?? "";
  const price = priceFromRows({ paymentType, currency, baseCurrency, rateMillionths, own: own.get(key), list: list.get(key) });
  return "unitPriceMinor" in price ? { ...price, period } : refused(price.code, { ...price.details, title });
}
