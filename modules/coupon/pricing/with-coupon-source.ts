import { type PricingSource, pricingSource, pricingSources } from "#core/billing/pricing-source.ts";
import type { ExtensionPoint } from "#core/events/extension-point.ts";
import type { Scope } from "#core/events/scope.ts";
import { COUPON_KIND } from "./coupon-adjusters.ts";

/**
 * The scope with another source in place of the coupons' own, so that a question about coupons is answered by the very pipeline that
 * prices carts. Only for pricing: it has to be thrown away afterwards.
 */
export function withCouponSource<Facts, Report>(scope: Scope, source: PricingSource<Facts, Report>): Scope {
  const { wiring } = scope;
  const stand = pricingSource({ ...source, gather: (_inside, subject) => source.gather(scope, subject) });
  const provided = <Item>(point: ExtensionPoint<Item>): readonly Item[] => {
    const items = wiring.provided(point);
    if (point.id !== pricingSources.id) return items;
    const others = wiring.provided(pricingSources).map((own) => (own.kind === COUPON_KIND ? stand : own));
    return others as readonly unknown[] as readonly Item[];
  };
  return { ...scope, wiring: { ...wiring, provided } };
}
