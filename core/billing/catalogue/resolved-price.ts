/** What one unit of a product costs in a currency, and what its line costs once, in minor units of that currency. */
export type ResolvedPrice = {
  readonly unitPriceMinor: bigint;
  /** Per line, never per unit. */
  readonly setupMinor: bigint;
};
