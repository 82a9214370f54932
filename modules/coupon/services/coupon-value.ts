import { minorToWire } from "#core/kernel/money.ts";
import { ppmToWire } from "#core/kernel/rate.ts";
import { amountsIn } from "../amounts-in.ts";
import type { CouponTerms } from "../terms.ts";

/** The value of a coupon on the wire: percent, an amount in the currency (0 where it was given none), or a number of units. */
export function couponValue(terms: CouponTerms, currency: string): number {
  if (terms.type === "percentage") return ppmToWire(terms.ratePpm);
  if (terms.type === "free_session") return terms.freeUnits;
  return minorToWire(amountsIn(terms, currency)?.valueMinor ?? 0n, currency);
}
