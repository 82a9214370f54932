import type { Shop } from "#core/events/shop.ts";
import { scaledFromDecimal } from "#core/kernel/decimal.ts";
import { exponentOf } from "#core/kernel/money.ts";
import type { Ratio } from "../contract.ts";
import type { LoyaltySettings } from "../settings.ts";

const SCALE = 8;
const DEFAULT_VALUE = "0.01";
const DEFAULT_AMOUNT = "1.00";

/** What a point is worth in minor units of a currency; undefined where points are not taken. */
export function pointValue({ pointValue: values }: LoyaltySettings, shop: Shop, currency: string): Ratio | undefined {
  return rateIn(values[currency] ?? (currency === shop.currency ? DEFAULT_VALUE : 0), currency);
}

/** The amount in minor units that earns a point; undefined in a currency in which nothing is earned. */
export function amountPerPoint({ amountPerPoint: amounts }: LoyaltySettings, shop: Shop, currency: string): Ratio | undefined {
  return rateIn(amounts[currency] ?? (currency === shop.currency ? DEFAULT_AMOUNT : 0), currency);
}

/** Whether orders in a currency earn by what they come to; without a rate only fixed gifts are left. */
export function earnsIn({ amountPerPoint: amounts }: LoyaltySettings, shop: Shop, currency: string): boolean {
  return currency === shop.currency || amounts[currency] !== undefined;
}

/** The discount that points give, in whole minor units. */
export function discountOf(points: bigint, { numerator, denominator }: Ratio): bigint {
  return (points * numerator) / denominator;
}

/** The fewest points that give a discount. */
export function pointsFor(discountMinor: bigint, { numerator, denominator }: Ratio): bigint {
  return (discountMinor * denominator + numerator - 1n) / numerator;
}

function rateIn(decimal: number | string, currency: string): Ratio | undefined {
  const scaled = scaledFromDecimal(decimal, SCALE) ?? 0n;
  return scaled === 0n ? undefined : { numerator: scaled * 10n ** BigInt(exponentOf(currency)), denominator: 10n ** BigInt(SCALE) };
}
