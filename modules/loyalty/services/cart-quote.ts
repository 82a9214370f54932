import { z } from "zod";
import { findOwnCart } from "#core/billing/carts/own-cart.ts";
import { priceCart } from "#core/billing/carts/price-cart.ts";
import { type PricingSource, type PricingSubject, pricingSource, pricingSources, reportOf } from "#core/billing/pricing-source.ts";
import type { ExtensionPoint } from "#core/events/extension-point.ts";
import type { Scope } from "#core/events/scope.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { minorToWire } from "#core/kernel/money.ts";
import type { PointsChoice, PointsReport } from "../redeeming/points-plan.ts";
import { choiceOf, pointsSource } from "../redeeming/points-source.ts";
import { loyaltySettings } from "../settings.ts";
import { spendableNow } from "./spendable-now.ts";

/** What points could do for a cart. */
export const cartQuoteSchema = z.object({
  points: z.int().describe("Can be spent now"),
  smallest: z.int().describe("The fewest that can be redeemed at once"),
  most: z.int().describe("The most this cart takes; 0 when it takes none"),
  discount: z.number().describe("What the most would take off, major units"),
  currency: z.string(),
  used: z.int().describe("Of those chosen before, how many the cart uses"),
  reason: z.string().nullable().describe("Why the cart takes none, as a code"),
  message: z.string().nullable(),
});

/** Prices the caller's cart once more as if all its points were chosen: the very pricing that a redemption takes. Changes nothing. */
export async function cartQuote(scope: Scope): Promise<z.input<typeof cartQuoteSchema>> {
  const clientId = ownClientId(scope);
  const spendable = await spendableNow(scope, clientId);
  const smallest = scope.wiring.settings(loyaltySettings).smallestRedemption;
  const loaded = await findOwnCart(scope);
  const nothing = { points: Number(spendable), smallest, most: 0, discount: 0, used: 0, reason: null, message: null };
  if (loaded === undefined) return { ...nothing, currency: scope.shop.currency };
  const { currency } = loaded.cart;
  const chosen = reportOf((await priceCart(scope, loaded, "cart")).plans, pointsSource);
  const all = await priceCart(withAllPoints(scope, clientId, spendable), loaded, "cart");
  const report = reportOf(all.plans, pointsSource);
  const most = Number(report?.used ?? 0n);
  const refusal = most === 0 ? report?.refusal : undefined;
  return {
    ...nothing,
    currency,
    most,
    discount: minorToWire(all.fragments.points?.discountMinor ?? 0n, currency),
    used: Number(chosen?.used ?? 0n),
    reason: refusal?.code ?? null,
    message: refusal === undefined ? null : scope.sentence(refusal.code, { ...refusal.details, currency }),
  };
}

/** The scope as it would be with every spendable point chosen; only for pricing. */
function withAllPoints(scope: Scope, clientId: number, spendable: bigint): Scope {
  const { wiring } = scope;
  const source: PricingSource<PointsChoice | undefined, PointsReport | undefined> = {
    ...pointsSource,
    gather: (_inside: Scope, subject: PricingSubject) =>
      spendable === 0n
        ? Promise.resolve(undefined)
        : choiceOf(scope, subject, clientId, { points: spendable, shown_points: 0n, spendable }),
  };
  const provided = <Item>(point: ExtensionPoint<Item>): readonly Item[] => {
    if (point.id !== pricingSources.id) return wiring.provided(point);
    const sources = wiring.provided(pricingSources).map((own) => (own.kind === source.kind ? pricingSource(source) : own));
    return sources as readonly unknown[] as readonly Item[];
  };
  return { ...scope, wiring: { ...wiring, provided } };
}
