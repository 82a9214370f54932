import type { PriceRow } from "./price-from-rows.ts";

/** A product as somebody who wants to buy it in one currency meets it. */
export type Offer = {
  readonly productId: number;
  readonly title: string;
  readonly type: "custom" | "service" | "gift_card";
  readonly isForSale: boolean;
  readonly isAddon: boolean;
  readonly paymentType: "free" | "once" | "recurrent";
  readonly consultantId: number | undefined;
  /** It is sold one at a time. */
  readonly isQuantityFixed: boolean;
  /** How many are left; undefined when the stock is not counted. */
  readonly stock: number | undefined;
  /** Products that may be bought with it as add-ons. */
  readonly addonIds: ReadonlySet<number>;
  readonly currency: string;
  readonly baseCurrency: string;
  /** Millionths of `currency` for one unit of `baseCurrency`; undefined when the shop does not sell in it. */
  readonly rateMillionths: bigint | undefined;
  /** By period, empty for one-time products: the price given for the currency itself. */
  readonly own: ReadonlyMap<string, PriceRow>;
  /** The price given for the default currency. */
  readonly list: ReadonlyMap<string, PriceRow>;
};
