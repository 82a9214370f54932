import { minorToWire } from "#core/kernel/money.ts";
import { type Refusal, refused } from "#core/kernel/verdict.ts";

/** The near miss of a minimum: how much more is needed, as a number of the cart's currency. */
export function belowAmount(neededMinor: bigint, reachedMinor: bigint, currency: string): Refusal {
  return refused("coupon.min_order_not_met", {
    missing: minorToWire(neededMinor - reachedMinor, currency),
    currency,
    minimum: minorToWire(neededMinor, currency),
  });
}
