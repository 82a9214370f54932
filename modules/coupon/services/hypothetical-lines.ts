import { sql } from "kysely";
import { findOffers } from "#core/billing/catalogue/find-offers.ts";
import type { Offer } from "#core/billing/catalogue/offer.ts";
import { priceOfOffer } from "#core/billing/catalogue/price-of-offer.ts";
import type { PricingLine } from "#core/billing/pricing/pricing-input.ts";
import { billingTables } from "#core/billing/tables.ts";
import type { Scope } from "#core/events/scope.ts";
import { PERIODS } from "#core/kernel/period.ts";

/** A product somebody might buy. Without a period the shortest one that is offered counts. */
export type HypotheticalItem = { readonly id: number; readonly quantity: number; readonly period: string | undefined };

/** Lines as a cart with these products would have them, at today's prices. What cannot be bought is left out. */
export async function hypotheticalLines(
  scope: Scope,
  items: readonly HypotheticalItem[],
  currency: string,
): Promise<readonly PricingLine[]> {
  const ids = [...new Set(items.map(({ id }) => id))];
  if (ids.length === 0) return [];
  const offers = await findOffers(scope, ids, currency);
  const products = await billingTables(scope)
    .selectFrom("product")
    .select(["id", "service_type", "consultant_id"])
    .where("id", "=", sql<number>`any(${ids}::int[])`)
    .execute();
  const factsOf = new Map(products.map((product) => [product.id, product]));
  return items.flatMap((item, index): PricingLine[] => {
    const offer = offers.get(item.id);
    const price = offer === undefined ? undefined : priceOf(offer, item.period);
    if (offer === undefined || price === undefined) return [];
    return [
      {
        key: `item-${index}`,
        productId: offer.productId,
        productType: offer.type,
        period: price.period,
        quantity: item.quantity,
        parentKey: undefined,
        unitPriceMinor: price.unitPriceMinor,
        setupMinor: price.setupMinor,
        discountable: offer.type !== "gift_card",
        taxRatePpm: 0n,
        serviceType: factsOf.get(item.id)?.service_type ?? undefined,
        consultantId: factsOf.get(item.id)?.consultant_id ?? undefined,
        startsAt: undefined,
      },
    ];
  });
}

function priceOf(offer: Offer, period: string | undefined) {
  const wanted = period ?? PERIODS.find((code) => "unitPriceMinor" in priceOfOffer(offer, code));
  const price = priceOfOffer(offer, wanted);
  return "unitPriceMinor" in price ? price : undefined;
}
