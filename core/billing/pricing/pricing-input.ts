import type { RoundingMode } from "#core/kernel/rate.ts";

/** One line to be priced. Prices are minor units of the document's currency: gross in a tax-inclusive shop, net otherwise. */
export type PricingLine = {
  /** Unique within the document: a cart item id or an invoice line id, as text. */
  readonly key: string;
  readonly productId: number | undefined;
  readonly productType: string;
  readonly period: string | undefined;
  /** A whole number of units, at least 1. */
  readonly quantity: number;
  /** The key of the line this one is an add-on of. */
  readonly parentKey: string | undefined;
  readonly unitPriceMinor: bigint;
  /** Charged once for the line, never per unit. */
  readonly setupMinor: bigint;
  /** False for gift cards: no coupon, points or manual amount touches the line. */
  readonly discountable: boolean;
  /** Parts per million; 0n is untaxed. */
  readonly taxRatePpm: bigint;
  readonly serviceType: string | undefined;
  readonly consultantId: number | undefined;
  readonly startsAt: Date | undefined;
};

/** Everything a document's price depends on, frozen before the first adjuster looks at it. */
export type PricingInput = {
  readonly currency: string;
  /** True when prices, and every amount taken off them, contain the tax. */
  readonly taxInclusive: boolean;
  readonly percentRounding: RoundingMode;
  readonly taxRounding: RoundingMode;
  /** `line` rounds the tax of each line; `invoice` rounds once per rate and allocates the result to the lines. */
  readonly taxScope: "line" | "invoice";
  /** The position of a line decides ties in every allocation. */
  readonly lines: readonly PricingLine[];
};
