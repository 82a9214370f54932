import type { PricingSource } from "#core/billing/pricing-source.ts";
import type { GatheredCoupons } from "./candidate.ts";
import { COUPON_KIND } from "./coupon-adjusters.ts";
import type { CouponReport } from "./coupon-report.ts";
import { gatherCoupons } from "./gather-coupons.ts";
import { gatherRenewal } from "./gather-renewal.ts";
import { planCoupons } from "./plan-coupons.ts";
import type { CouponSelection } from "./select-candidates.ts";

/** The coupons' part in pricing, with a say about which coupons are looked at. */
export function couponSourceFor(selection: Partial<CouponSelection>): PricingSource<GatheredCoupons, CouponReport> {
  return {
    kind: COUPON_KIND,
    lane: "setup",
    gather: (scope, subject) => {
      if (subject.purpose === "renewal" && subject.orderId !== undefined) return gatherRenewal(scope, subject, subject.orderId);
      return gatherCoupons(scope, subject, { ...standardSelection, cartId: subject.cartId, ...selection });
    },
    plan: (gathered, _subject, tryPrice) => planCoupons(gathered, tryPrice),
  };
}

const standardSelection: CouponSelection = { cartId: undefined, codes: [], takesPlace: false, withOffered: false, withAutomatic: true };

/** What carts, checkouts and renewals are priced with: the codes attached to the cart, and coupons that apply by themselves. */
export const couponSource = couponSourceFor({});
