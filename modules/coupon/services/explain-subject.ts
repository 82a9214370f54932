import { clientFactsOf } from "#core/billing/carts/client-facts-of.ts";
import { cartErrors } from "#core/billing/carts/errors.ts";
import { loadCart } from "#core/billing/carts/load-cart.ts";
import type { LoadedCart } from "#core/billing/carts/loaded-cart.ts";
import { pricingInputOf } from "#core/billing/carts/pricing-input-of.ts";
import type { PricingSubject } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { type HypotheticalItem, hypotheticalLines } from "./hypothetical-lines.ts";
import { hypotheticalSubject } from "./hypothetical-subject.ts";

/** What a question about a coupon is asked of: products, a cart, or else the client's own cart. */
export type ExplainGround = {
  readonly clientId: number | undefined;
  readonly cartId: number | undefined;
  readonly items: readonly HypotheticalItem[] | undefined;
  readonly at: Date;
  readonly currency: string | undefined;
};

/** The subject of the question. Throws `cart.not_found`, `client.not_found`. */
export async function explainSubject(scope: Scope, ground: ExplainGround): Promise<PricingSubject> {
  const { clientId, cartId, items, at, currency } = ground;
  const loaded = items === undefined ? await cartOf(scope, cartId, clientId) : undefined;
  if (loaded !== undefined) return subjectOfCart(scope, loaded, ground);
  const subject = await hypotheticalSubject(scope, {
    clientId,
    currency,
    at,
    lines: (pricedIn) => hypotheticalLines(scope, items ?? [], pricedIn),
  });
  if (clientId !== undefined && subject.client === undefined) throw identityErrors.error("client.not_found");
  return subject;
}

async function cartOf(scope: Scope, cartId: number | undefined, clientId: number | undefined): Promise<LoadedCart | undefined> {
  if (cartId === undefined) return clientId === undefined ? undefined : loadCart(scope, { clientId });
  const loaded = await loadCart(scope, { cartId });
  if (loaded === undefined) throw cartErrors.error("cart.not_found");
  return loaded;
}

async function subjectOfCart(scope: Scope, loaded: LoadedCart, { clientId, at }: ExplainGround): Promise<PricingSubject> {
  const client = clientId === undefined || clientId === loaded.client?.id ? loaded.client : await clientFactsOf(scope, clientId);
  return {
    purpose: "check",
    cartId: loaded.cart.id,
    orderId: undefined,
    client,
    country: client?.country ?? loaded.cart.country ?? undefined,
    at,
    input: pricingInputOf(scope.shop, loaded),
  };
}
