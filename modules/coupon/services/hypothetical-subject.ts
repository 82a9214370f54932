import { clientFactsOf } from "#core/billing/carts/client-facts-of.ts";
import { ownCurrency } from "#core/billing/currencies/own-currency.ts";
import type { PricingLine } from "#core/billing/pricing/pricing-input.ts";
import type { PricingSubject } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";

/** What a hypothetical is made of. Without a currency it is the caller's own. */
export type Hypothetical = {
  readonly clientId: number | undefined;
  readonly currency: string | undefined;
  readonly at: Date;
  readonly lines: (currency: string) => Promise<readonly PricingLine[]>;
};

/** Something to be priced that is in no cart. Its lines carry no tax: coupons do not look at it. */
export async function hypotheticalSubject(scope: Scope, { clientId, currency, at, lines }: Hypothetical): Promise<PricingSubject> {
  const { shop } = scope;
  const client = clientId === undefined ? undefined : await clientFactsOf(scope, clientId);
  const pricedIn = currency ?? client?.currency ?? (await ownCurrency(scope));
  return {
    purpose: "check",
    cartId: undefined,
    orderId: undefined,
    client,
    country: client?.country ?? scope.origin.country,
    at,
    input: {
      currency: pricedIn,
      taxInclusive: shop.taxInclusive,
      percentRounding: shop.percentRounding,
      taxRounding: shop.taxRounding,
      taxScope: shop.taxScope,
      lines: await lines(pricedIn),
    },
  };
}

/** The caller, with nothing in the cart. */
export function emptySubject(scope: Scope): Promise<PricingSubject> {
  const clientId = scope.actor.kind === "client" ? scope.actor.clientId : undefined;
  return hypotheticalSubject(scope, { clientId, currency: undefined, at: scope.now, lines: () => Promise.resolve([]) });
}
