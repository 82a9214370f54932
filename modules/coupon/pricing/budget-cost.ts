import { exponentOf } from "#core/kernel/money.ts";
import { divideRounded, PPM } from "#core/kernel/rate.ts";

/** The two currencies a discount is seen in. */
export type BudgetRate = {
  readonly currency: string;
  readonly shopCurrency: string;
  /** Millionths of `currency` for one unit of the shop's currency; undefined when nobody asked. */
  readonly rateMillionths: bigint | undefined;
};

/** What a discount costs the budget of its coupon: minor units of the shop's currency, rounded once. */
export function budgetCost(discountMinor: bigint, { currency, shopCurrency, rateMillionths }: BudgetRate): bigint {
  if (currency === shopCurrency || rateMillionths === undefined) return discountMinor;
  const numerator = discountMinor * PPM * 10n ** BigInt(exponentOf(shopCurrency));
  return divideRounded(numerator, rateMillionths * 10n ** BigInt(exponentOf(currency)), "half_away");
}
