import type { Wiring } from "#core/events/wiring.ts";
import { couponRules } from "../contract.ts";
import type { CouponTerms } from "../terms.ts";
import { compileCoupon } from "./compile-coupon.ts";
import type { CompiledCoupon } from "./compiled-coupon.ts";

/**
 * The compiled coupon for these terms under the rules of the wiring. A version of a coupon never changes and a wiring is replaced as a
 * whole, so one compilation serves every request; the wiring takes the memory with it when it goes.
 */
export function compiledCoupon(wiring: Wiring, terms: CouponTerms): CompiledCoupon {
  const known = compiledBy.get(wiring) ?? new Map<string, CompiledCoupon>();
  compiledBy.set(wiring, known);
  const key = `${terms.couponId}:${terms.version}:${terms.shopCurrency}`;
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const compiled = compileCoupon(terms, wiring.provided(couponRules));
  known.set(key, compiled);
  return compiled;
}

const compiledBy = new WeakMap<Wiring, Map<string, CompiledCoupon>>();
const MOST_REMEMBERED = 10_000;
