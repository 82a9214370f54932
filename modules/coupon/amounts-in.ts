import type { CouponTerms } from "./terms.ts";

/** What a coupon takes off, asks for and is capped at in one currency, minor units; 0n is none. */
export type ResolvedAmounts = { readonly valueMinor: bigint; readonly minOrderMinor: bigint; readonly maxDiscountMinor: bigint };

/**
 * The amounts of a coupon in a currency. Undefined when the shop's amounts include one that the other currency was not given:
 * value that is given away is never converted silently.
 */
export function amountsIn(terms: Pick<CouponTerms, "amounts" | "shopCurrency">, currency: string): ResolvedAmounts | undefined {
  const shop = terms.amounts[terms.shopCurrency] ?? {};
  const here = terms.amounts[currency] ?? {};
  const valueMinor = amountOf(shop.valueMinor, here.valueMinor);
  const minOrderMinor = amountOf(shop.minOrderMinor, here.minOrderMinor);
  const maxDiscountMinor = amountOf(shop.maxDiscountMinor, here.maxDiscountMinor);
  if (valueMinor === undefined || minOrderMinor === undefined || maxDiscountMinor === undefined) return undefined;
  return { valueMinor, minOrderMinor, maxDiscountMinor };
}

function amountOf(shopMinor: bigint | undefined, hereMinor: bigint | undefined): bigint | undefined {
  return hereMinor ?? (shopMinor === undefined || shopMinor === 0n ? 0n : undefined);
}
