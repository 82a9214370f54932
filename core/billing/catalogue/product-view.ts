import type { PriceRow } from "./price-from-rows.ts";
import type { ProductRow } from "./require-product.ts";

/** A product with all its prices and its add-ons. */
export type ProductView = {
  readonly row: ProductRow;
  /** The shop's default currency. */
  readonly currency: string;
  /** Currency → period (empty for one-time products) → price. */
  readonly prices: ReadonlyMap<string, ReadonlyMap<string, PriceRow>>;
  /** In the order given; theirs are left out. */
  readonly addons: readonly ProductView[];
};
