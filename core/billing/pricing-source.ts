import { defineExtensionPoint } from "#core/events/extension-point.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Adjuster } from "./pricing/adjuster.ts";
import type { Lane } from "./pricing/lane.ts";
import type { PricedDocument } from "./pricing/priced-document.ts";
import type { PricingInput } from "./pricing/pricing-input.ts";

/** What pricing knows about the client; undefined for a guest. */
export type ClientFacts = {
  readonly id: number;
  readonly groupId: number | undefined;
  readonly country: string | undefined;
  readonly currency: string | undefined;
  /** Checkout invoices that were paid and not fully refunded. */
  readonly paidOrders: number;
  /** Products of the client's orders that are not canceled. */
  readonly ownedProductIds: ReadonlySet<number>;
  readonly createdAt: Date;
};

/** What is being priced, and for whom. `cart` previews, `checkout` binds, `renewal` prices an order's next period, `check` is a hypothetical. */
export type PricingSubject = {
  readonly purpose: "cart" | "checkout" | "renewal" | "check";
  readonly cartId: number | undefined;
  readonly orderId: number | undefined;
  readonly client: ClientFacts | undefined;
  readonly country: string | undefined;
  readonly at: Date;
  readonly input: PricingInput;
};

/** What a source tells the reader of the cart; each field is owned by one module. */
export type CartFragments = {
  readonly coupons?: readonly CartCoupon[];
  readonly refused?: readonly CartRefusal[];
  readonly points?: { readonly used: number; readonly discountMinor: bigint };
};

/** A coupon at work in a cart. */
export type CartCoupon = {
  readonly code: string | undefined;
  readonly title: string;
  readonly automatic: boolean;
  readonly discountMinor: bigint;
  readonly lines: readonly { readonly key: string; readonly discountMinor: bigint }[];
};

/** A code that stays attached to the cart although it gives nothing now. */
export type CartRefusal = { readonly code: string; readonly reason: string; readonly details: Readonly<Record<string, unknown>> };

/** The outcome of a source: adjusters for the pipeline, what the cart shows, and a report for the module's own checkout listeners. */
export type PricingPlan<Report = unknown> = {
  readonly adjusters: readonly Adjuster[];
  readonly fragments: CartFragments;
  readonly report: Report;
};

/** Prices the document with the adjusters of the sources before this one and the given ones. Pure. */
export type TryPrice = (adjusters: readonly Adjuster[]) => PricedDocument;

/**
 * A module's part in pricing. `gather` is the only place with I/O; `plan` is pure, so that a preview, a checkout, a renewal and a
 * simulation with the same facts can only give the same figures.
 */
export type PricingSource<Facts = unknown, Report = unknown> = {
  /** Also the `source.kind` of its adjusters. */
  readonly kind: string;
  /** The first lane it works in; sources run in lane order. */
  readonly lane: Lane;
  readonly gather: (scope: Scope, subject: PricingSubject) => Promise<Facts>;
  readonly plan: (facts: Facts, subject: PricingSubject, tryPrice: TryPrice) => PricingPlan<Report>;
};

/** Where modules take part in pricing. */
export const pricingSources = defineExtensionPoint<PricingSource>("billing.pricing-sources");

/** The plans of one pricing by source kind; a module reads its own report back through `reportOf`. */
export type PricingPlans = ReadonlyMap<string, PricingPlan>;

/** The report of one source, or undefined when it took no part. */
export function reportOf<Facts, Report>(plans: PricingPlans, source: PricingSource<Facts, Report>): Report | undefined {
  return plans.get(source.kind)?.report as Report | undefined;
}

/** Makes a typed source fit the extension point. */
export function pricingSource<Facts, Report>(source: PricingSource<Facts, Report>): PricingSource {
  return source as unknown as PricingSource;
}
