import { decimalFromScaled } from "#core/kernel/decimal.ts";
import { exponentOf } from "#core/kernel/money.ts";
import { convertMinor, divideRounded, PPM } from "#core/kernel/rate.ts";

/** The story's amounts are thought of in US cents; a shop of another currency gets what they are worth there. */
export type Amounts = {
  /** In the shop's currency, as the API takes it. */
  readonly shop: (cents: number) => string;
  readonly in: (currency: string, cents: number) => string;
  /** What one unit of the shop's currency is worth in another, to six decimals. */
  readonly rateOf: (currency: string) => string;
};

export function amountsFor(shopCurrency: string): Amounts {
  const amount = (currency: string, cents: number): string =>
    decimalFromScaled(convertMinor(BigInt(cents), "USD", currency, worthOf(currency), "half_away"), exponentOf(currency));
  return {
    shop: (cents) => amount(shopCurrency, cents),
    in: amount,
    rateOf: (currency) => decimalFromScaled(divideRounded(worthOf(currency) * PPM, worthOf(shopCurrency), "half_away"), RATE_DECIMALS),
  };
}

const RATE_DECIMALS = 6;

/** Rough and fixed: a demo does not look up the day's rates. */
const WORTH_OF_A_DOLLAR: Readonly<Record<string, bigint>> = {
  EUR: 920_000n,
  GBP: 790_000n,
  CHF: 880_000n,
  JPY: 150_000_000n,
  KWD: 307_000n,
};

function worthOf(currency: string): bigint {
  return WORTH_OF_A_DOLLAR[currency] ?? PPM;
}
