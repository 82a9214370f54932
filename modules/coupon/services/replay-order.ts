import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import { priceDocument } from "#core/billing/pricing/price-document.ts";
import type { PricedDocument } from "#core/billing/pricing/priced-document.ts";
import type { PricingSubject } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import type { CompiledCoupon } from "../compile/compiled-coupon.ts";
import { assessCoupon } from "../pricing/assess-coupon.ts";
import type { CouponCandidate } from "../pricing/candidate.ts";
import { COUPON_KIND } from "../pricing/coupon-adjusters.ts";
import { couponFacts } from "../pricing/coupon-facts.ts";
import { couponEvaluator } from "../pricing/evaluate-coupons.ts";
import { mayCombine } from "../pricing/may-combine.ts";
import { titleOf } from "../terms.ts";
import type { PastOrder } from "./past-orders.ts";

/** How often the simulated coupon was used so far. */
export type Uses = { readonly used: number; readonly spentMinor: bigint; readonly byClient: ReadonlyMap<number, number> };

export function candidateFor(
  scope: Scope,
  compiled: CompiledCoupon,
  { used, spentMinor, byClient }: Uses,
  clientId: number,
): CouponCandidate {
  return {
    compiled,
    title: titleOf(compiled.terms, scope.language),
    code: compiled.terms.code,
    promoCodeId: undefined,
    isTyped: true,
    takesPlace: false,
    attachedId: undefined,
    shownGranted: undefined,
    isKnown: true,
    usage: { used, clientUses: byClient.get(clientId) ?? 0, hasOpenHold: false, spentMinor, codeSpent: undefined },
    isPinned: false,
    mostMinor: undefined,
  };
}

/** A past order with the coupon; the discount is what the coupon itself gives. */
export type Replay = { readonly after: PricedDocument; readonly discountMinor: bigint };

/** The order with the coupon; undefined where it would not have worked, or would have cost the client more. */
export async function replayed(
  scope: Scope,
  candidate: CouponCandidate,
  order: PastOrder,
  before: PricedDocument,
): Promise<Replay | undefined> {
  const { invoice, client, input } = order;
  const subject: PricingSubject = {
    purpose: "check",
    cartId: undefined,
    orderId: undefined,
    client,
    country: client.country,
    at: invoice.created_at,
    input,
  };
  const facts = await couponFacts(scope, subject, [candidate.compiled]);
  const assessed = assessCoupon(candidate, facts);
  if (assessed.refusals.length > 0) return undefined;
  const kept = keptAdjusters(order, candidate);
  const evaluator = couponEvaluator({
    facts,
    rateMillionths: invoice.currency_rate_millionths,
    tryPrice: (adjusters) => priceDocument(input, [...kept, ...adjusters]),
  });
  const evaluation = evaluator.together([assessed]);
  if (evaluation.granted.length === 0 || evaluation.totalMinor > before.totalMinor) return undefined;
  return { after: evaluation.document, discountMinor: evaluation.amountMinorOf(assessed) };
}

/** All that was taken off, or all but the coupons when the new one may not stand beside one of them. */
function keptAdjusters({ adjusters, coupons }: PastOrder, candidate: CouponCandidate): readonly Adjuster[] {
  const fits = coupons.every((other) => mayCombine(candidate.compiled.terms, other));
  return fits ? adjusters : adjusters.filter(({ source }) => source.kind !== COUPON_KIND);
}

/** Discounted net lines without gift cards. */
export function revenueOf({ input, lines }: PricedDocument): bigint {
  return lines.reduce((sum, line, index) => {
    if (input.lines[index]?.productType === "gift_card") return sum;
    return sum + line.taxableMinor - (input.taxInclusive ? line.taxMinor : 0n);
  }, 0n);
}
