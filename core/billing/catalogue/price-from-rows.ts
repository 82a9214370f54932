import { convertMinor } from "#core/kernel/rate.ts";
import { type Refusal, refused } from "#core/kernel/verdict.ts";
import type { ResolvedPrice } from "./resolved-price.ts";

/** A row of `product_price`; `enabled` is false for a period that is not offered. */
export type PriceRow = { readonly priceMinor: bigint; readonly setupMinor: bigint; readonly enabled: boolean };

/** What a price is made of. */
export type PriceRows = {
  readonly paymentType: "free" | "once" | "recurrent";
  readonly currency: string;
  readonly baseCurrency: string;
  /** Millionths of `currency` for one unit of `baseCurrency`; undefined when the shop does not sell in it. */
  readonly rateMillionths: bigint | undefined;
  /** The price given for `currency`, for the period in question. */
  readonly own: PriceRow | undefined;
  /** The price given for `baseCurrency`. */
  readonly list: PriceRow | undefined;
};

/**
 * The price of one unit: free, or the one given for the currency, or the default currency's by the rate, rounded once per unit.
 * A period the shop does not offer in its default currency may still be offered in another one that has its own price.
 */
export function priceFromRows(rows: PriceRows): ResolvedPrice | Refusal {
  const { paymentType, currency, baseCurrency, rateMillionths, own, list } = rows;
  if (paymentType === "free") return { unitPriceMinor: 0n, setupMinor: 0n };
  const given = own ?? list;
  if (given === undefined && paymentType === "once") return refused("product.price_missing", { currency });
  if (given === undefined || !given.enabled) return refused("product.period_invalid");
  if (given === own) return { unitPriceMinor: own.priceMinor, setupMinor: own.setupMinor };
  if (rateMillionths === undefined) return refused("product.price_missing", { currency });
  const converted = (minor: bigint) => convertMinor(minor, baseCurrency, currency, rateMillionths, "half_away");
  return { unitPriceMinor: converted(given.priceMinor), setupMinor: converted(given.setupMinor) };
}
