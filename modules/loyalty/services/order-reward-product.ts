import { loadCart } from "#core/billing/carts/load-cart.ts";
import type { LoadedCart } from "#core/billing/carts/loaded-cart.ts";
import type { PricedCart } from "#core/billing/carts/price-cart.ts";
import { pricingInputOf } from "#core/billing/carts/pricing-input-of.ts";
import { holdForCheckout } from "#core/billing/checkout/hold-for-checkout.ts";
import { placeOrder } from "#core/billing/checkout/place-order.ts";
import { onAfterClientOrderCreate } from "#core/billing/hooks.ts";
import { orderPlaced } from "#core/billing/notices.ts";
import { settleWhenCovered } from "#core/billing/payments/settle-when-covered.ts";
import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import { priceDocument } from "#core/billing/pricing/price-document.ts";
import type { PricingPlan } from "#core/billing/pricing-source.ts";
import { announce } from "#core/events/announce.ts";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { sumRuns } from "#core/kernel/unit-runs.ts";
import type { PointsReport } from "../redeeming/points-plan.ts";
import { pointsSource } from "../redeeming/points-source.ts";
import { loyaltyTables } from "../tables.ts";
import type { RewardRow } from "./reward-view.ts";

/** What was ordered; the points are held and spent with the invoice, so that a refund returns them. */
export type OrderedReward = { readonly invoiceId: number; readonly orderId: number };

/**
 * Orders a reward's product: a checkout of its own with one line, all of which the points pay, setup included. Stock is taken and the
 * order delivered as after any payment. Undefined when the product cannot be bought now.
 */
export async function orderRewardProduct(scope: Scope, clientId: number, reward: RewardRow): Promise<OrderedReward | undefined> {
  const loaded = await cartFor(scope, clientId, reward);
  if (loaded === undefined) return undefined;
  const priced = pricedByPoints(scope, loaded, reward.points);
  const placed = await placeOrder(scope, priced, clientId);
  await holdForCheckout(scope, priced, clientId, placed, []);
  const { invoice, orderIds } = placed;
  await announce(scope, orderPlaced, {
    invoice_id: invoice.id,
    client_id: clientId,
    phase: "checkout",
    cart_id: loaded.cart.id,
    order_ids: [...orderIds],
  });
  await settleWhenCovered(scope, invoice.id);
  const [orderId] = orderIds;
  if (orderId === undefined) throw new TypeError("A placed order has an id.");
  await fire(scope, onAfterClientOrderCreate, { clientId, id: orderId });
  return { invoiceId: invoice.id, orderId };
}

/** A cart that nobody sees: it is closed as soon as it is ordered, and the client's own stays as it is. */
async function cartFor(scope: Scope, clientId: number, { product_id: productId, period }: RewardRow): Promise<LoadedCart | undefined> {
  if (productId === null) return undefined;
  const tables = loyaltyTables(scope);
  const client = await tables.selectFrom("client").select("currency").where("id", "=", clientId).executeTakeFirst();
  const { id } = await tables
    .insertInto("cart")
    .values({
      client_id: clientId,
      status: "merged",
      currency: client?.currency ?? scope.shop.currency,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tables
    .insertInto("cart_product")
    .values({ cart_id: id, product_id: productId, quantity: 1, period, created_at: scope.now })
    .execute();
  const loaded = await loadCart(scope, { cartId: id });
  return loaded === undefined || loaded.lines.length === 0 ? undefined : loaded;
}

function pricedByPoints(scope: Scope, loaded: LoadedCart, points: bigint): PricedCart {
  const input = pricingInputOf(scope.shop, loaded);
  const document = priceDocument(input, [everything]);
  const fragments = { points: { used: Number(points), discountMinor: document.discountMinor } };
  const report: PointsReport = { used: points, shown: points, promised: points, refusal: undefined };
  const plan: PricingPlan = { adjusters: [everything], fragments, report };
  const subject = {
    purpose: "checkout" as const,
    cartId: loaded.cart.id,
    orderId: undefined,
    client: loaded.client,
    country: loaded.client?.country,
    at: scope.now,
    input,
  };
  return { ...loaded, subject, document, fragments, plans: new Map([[pointsSource.kind, plan]]) };
}

const everything: Adjuster = {
  source: { kind: "points", ref: "points", title: "Loyalty reward" },
  lane: "points",
  priority: 0,
  id: 0,
  take({ lines }) {
    const amountMinor = lines.reduce((sum, { units, setupMinor }) => sum + sumRuns(units) + setupMinor, 0n);
    const takings = lines.map(({ line, units, setupMinor }) => ({ key: line.key, units, setupMinor }));
    return { kind: "taking", lines: takings, unclampedMinor: amountMinor, amountMinor };
  },
};
