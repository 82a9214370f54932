import { priceDocument } from "#core/billing/pricing/price-document.ts";
import type { PricedDocument } from "#core/billing/pricing/priced-document.ts";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { compileCoupon } from "../compile/compile-coupon.ts";
import { couponRules } from "../contract.ts";
import { budgetCost } from "../pricing/budget-cost.ts";
import type { CouponTerms } from "../terms.ts";
import { type PastOrder, pastOrders } from "./past-orders.ts";
import { candidateFor, type Replay, replayed, revenueOf } from "./replay-order.ts";

/** What a coupon would have done to past orders; sums in major units of the shop's currency. */
export type Simulation = {
  readonly orders: number;
  readonly eligible: number;
  readonly discount_total: number;
  /** Discounted net lines without gift cards, as they were invoiced, and as they would have been. */
  readonly revenue_before: number;
  readonly revenue_after: number;
  readonly currency: string;
  readonly truncated: boolean;
  readonly sample: SimulatedOrder[];
};

/** One order the coupon would have made cheaper; amounts in major units of its own currency. */
export type SimulatedOrder = {
  readonly invoice_id: number;
  readonly created_at: string;
  readonly currency: string;
  readonly subtotal: number;
  readonly discount: number;
  readonly total_before: number;
  readonly total_after: number;
};

/**
 * Replays paid orders with a coupon that need not exist, through the pricing that carts go through. On an order that had coupons it
 * counts beside them where it may stand there, else in their place where that would have been cheaper. Its limits count along; points
 * are taken as spendable today. Writes nothing.
 */
export async function simulateCoupon(scope: Scope, terms: CouponTerms, from: Date, to: Date): Promise<Simulation> {
  const { currency } = scope.shop;
  const compiled = compileCoupon(terms, scope.wiring.provided(couponRules));
  const uses = { used: 0, spentMinor: 0n, byClient: new Map<number, number>() };
  const sums = { orders: 0, eligible: 0, discountMinor: 0n, beforeMinor: 0n, afterMinor: 0n };
  const sample: SimulatedOrder[] = [];
  let truncated = false;
  for await (const order of pastOrders(scope, from, to)) {
    if (sums.orders === MOST_ORDERS) {
      truncated = true;
      break;
    }
    sums.orders += 1;
    const before = priceDocument(order.input, order.adjusters);
    const inShop = (minor: bigint): bigint =>
      budgetCost(minor, {
        currency: order.invoice.currency,
        shopCurrency: currency,
        rateMillionths: order.invoice.currency_rate_millionths,
      });
    const candidate = candidateFor(scope, compiled, uses, order.client.id);
    const replay = await replayed(scope, candidate, order, before);
    sums.beforeMinor += inShop(revenueOf(before));
    sums.afterMinor += inShop(revenueOf(replay?.after ?? before));
    if (replay === undefined) continue;
    sums.eligible += 1;
    sums.discountMinor += inShop(replay.discountMinor);
    uses.used += 1;
    uses.spentMinor += inShop(replay.discountMinor);
    uses.byClient.set(order.client.id, (uses.byClient.get(order.client.id) ?? 0) + 1);
    if (sample.length < SAMPLE) sample.push(simulated(order, before, replay));
  }
  return {
    orders: sums.orders,
    eligible: sums.eligible,
    discount_total: minorToWire(sums.discountMinor, currency),
    revenue_before: minorToWire(sums.beforeMinor, currency),
    revenue_after: minorToWire(sums.afterMinor, currency),
    currency,
    truncated,
    sample,
  };
}

const MOST_ORDERS = 50_000;
const SAMPLE = 20;

function simulated({ invoice }: PastOrder, before: PricedDocument, { after, discountMinor }: Replay): SimulatedOrder {
  const money = (minor: bigint): number => minorToWire(minor, invoice.currency);
  return {
    invoice_id: invoice.id,
    created_at: invoice.created_at.toISOString(),
    currency: invoice.currency,
    subtotal: money(before.subtotalMinor),
    discount: money(discountMinor),
    total_before: money(before.totalMinor),
    total_after: money(after.totalMinor),
  };
}
