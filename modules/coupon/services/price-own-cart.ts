import type { LoadedCart } from "#core/billing/carts/loaded-cart.ts";
import { findOwnCart } from "#core/billing/carts/own-cart.ts";
import { type PricedCart, priceCart } from "#core/billing/carts/price-cart.ts";
import { priceWithSources, type SourcedPrice } from "#core/billing/carts/price-with-sources.ts";
import { type PricingSource, type PricingSubject, reportOf } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { withCouponSource } from "../pricing/with-coupon-source.ts";
import { emptySubject } from "./hypothetical-subject.ts";

/** A price that was made with another source in place of the coupons' own, and that source's report. */
export type Answered<Report> = { readonly report: Report; readonly currency: string; readonly cart: PricedCart | undefined };

/** Prices the caller's cart, or nothing at all while there is none, with this source in place of the coupons' own. Changes nothing. */
export async function priceOwnCart<Facts, Report>(
  scope: Scope,
  source: PricingSource<Facts, Report>,
  cart?: LoadedCart,
): Promise<Answered<Report>> {
  const loaded = cart ?? (await findOwnCart(scope));
  if (loaded === undefined) return priceSubject(scope, source, await emptySubject(scope));
  const priced = await priceCart(withCouponSource(scope, source), loaded, "cart");
  return { report: requireReport(priced, source), currency: loaded.cart.currency, cart: priced };
}

/** The same for a hypothetical. */
export async function priceSubject<Facts, Report>(
  scope: Scope,
  source: PricingSource<Facts, Report>,
  subject: PricingSubject,
): Promise<Answered<Report>> {
  const priced = await priceWithSources(withCouponSource(scope, source), subject);
  return { report: requireReport(priced, source), currency: subject.input.currency, cart: undefined };
}

function requireReport<Facts, Report>({ plans }: SourcedPrice, source: PricingSource<Facts, Report>): Report {
  const report = reportOf(plans, source);
  if (report === undefined) throw new TypeError("The coupon module is not part of this wiring.");
  return report;
}
