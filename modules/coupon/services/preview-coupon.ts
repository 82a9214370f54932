import { z } from "zod";
import { priceWithSources } from "#core/billing/carts/price-with-sources.ts";
import { wireDetails } from "#core/billing/carts/wire-details.ts";
import { type ClientFacts, type PricingSubject, reportOf } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import type { CouponInput } from "../api/coupon-input.ts";
import { couponSourceFor } from "../pricing/coupon-source.ts";
import { withCouponSource } from "../pricing/with-coupon-source.ts";
import type { CouponTerms } from "../terms.ts";
import { termsOfRow } from "../terms-of-row.ts";
import { couponSummary } from "./coupon-summary.ts";
import { createCoupon } from "./create-coupon.ts";
import { type ExampleItem, exampleCarts } from "./example-carts.ts";
import { findCoupon } from "./find-coupon.ts";
import { hypotheticalLines } from "./hypothetical-lines.ts";
import { hypotheticalSubject } from "./hypothetical-subject.ts";
import { undone } from "./undone.ts";

const exampleSchema = z.object({
  items: z.array(z.object({ product_id: z.int(), title: z.string(), quantity: z.int(), period: z.string().nullable() })),
  currency: z.string(),
  subtotal: z.number(),
  discount: z.number(),
  total: z.number().describe("Without tax"),
  valid: z.boolean(),
  reason: z.string().nullable().describe("Why the coupon gives nothing here"),
});

export const previewSchema = z.object({
  summary: z.string(),
  at: z.string().describe("The moment the examples are calculated for: now, or the nearest one within the coupon's dates"),
  examples: z.array(exampleSchema),
});

export type CouponPreview = z.input<typeof previewSchema>;

/**
 * Describes a coupon that need not exist. It is created by the very service, priced by the very pipeline on three carts of real products
 * for a new client who fits it, and undone. Throws `request.invalid` as creating it would.
 */
export function previewCoupon(scope: Scope, input: CouponInput): Promise<CouponPreview> {
  return undone(scope, async (inner) => {
    const draft = { ...input, code: undefined, generate: { random_suffix: true }, automatic: false, active: true };
    const id = await createCoupon(inner, draft, { startMayBePast: true });
    const terms = termsOfRow(await findCoupon(inner, { id }), inner.shop.currency);
    const at = momentFor(terms, inner.now);
    const carts = await exampleCarts(inner, terms);
    const examples: CouponPreview["examples"] = [];
    for (const cart of carts) examples.push(await priced(inner, terms, cart, at));
    return { summary: couponSummary(inner.wiring, terms, inner.language, inner.shop.timeZone), at: at.toISOString(), examples };
  });
}

function momentFor({ startAt, endAt }: CouponTerms, now: Date): Date {
  if (startAt !== undefined && startAt > now) return startAt;
  return endAt !== undefined && endAt < now ? endAt : now;
}

async function priced(
  scope: Scope,
  terms: CouponTerms,
  cart: readonly ExampleItem[],
  at: Date,
): Promise<CouponPreview["examples"][number]> {
  const found = await hypotheticalSubject(scope, {
    clientId: undefined,
    currency: scope.shop.currency,
    at,
    lines: (currency) => hypotheticalLines(scope, cart, currency),
  });
  const subject: PricingSubject = { ...found, client: fittingClient(terms, at, found.country) };
  const source = couponSourceFor({ codes: terms.code === undefined ? [] : [terms.code], withAutomatic: false });
  const { document, plans } = await priceWithSources(withCouponSource(scope, source), subject);
  const report = reportOf(plans, source);
  const { currency } = subject.input;
  const grant = report?.granted[0];
  const [refusal] = report?.refused[0]?.refusals ?? [];
  const discountMinor = grant?.discountMinor ?? 0n;
  return {
    items: cart.map(({ id, title, quantity, period }) => ({ product_id: id, title, quantity, period: period ?? null })),
    currency,
    subtotal: minorToWire(document.subtotalMinor, currency),
    discount: minorToWire(discountMinor, currency),
    total: minorToWire(document.subtotalMinor - discountMinor, currency),
    valid: grant !== undefined,
    reason: refusal === undefined ? null : scope.sentence(refusal.code, wireDetails(refusal.details, currency)),
  };
}

/** Somebody who has never ordered, in the first of the groups the coupon is for. Nobody has the id 0. */
function fittingClient({ clientGroups }: CouponTerms, at: Date, country: string | undefined): ClientFacts {
  return {
    id: 0,
    groupId: clientGroups?.[0],
    country,
    currency: undefined,
    paidOrders: 0,
    ownedProductIds: new Set(),
    createdAt: at,
  };
}
