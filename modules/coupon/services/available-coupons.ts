import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { type Refusal, refused } from "#core/kernel/verdict.ts";
import type { AssessedCoupon } from "../pricing/assess-coupon.ts";
import { mayCombine } from "../pricing/may-combine.ts";
import { type CouponStudy, studySource } from "../pricing/study-coupons.ts";
import { type WireReason, wireReasons } from "./coupon-reasons.ts";
import { couponValue } from "./coupon-value.ts";
import { priceOwnCart } from "./price-own-cart.ts";

/** A coupon a client may know of; amounts in major units of the cart's currency. */
export type AvailableCoupon = {
  /** Null for one that applies by itself. */
  readonly code: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly type: "percentage" | "absolute" | "free_session";
  readonly value: number;
  readonly currency: string;
  readonly end_at: string | null;
  readonly automatic: boolean;
  readonly discount_now: number;
  readonly usable: boolean;
  readonly reasons: WireReason[];
};

/**
 * The coupons the shop offers the client: listed ones, those of its group, codes assigned to it, and those that apply by themselves;
 * never any other. `discount_now` is what one gives on the cart as it is, beside what is there where it may stand beside it. While the
 * cart is empty nothing speaks against a coupon that only asks for something in the cart.
 */
export async function availableCoupons(scope: Scope, withUnusable: boolean): Promise<AvailableCoupon[]> {
  const { report: study, currency, cart } = await priceOwnCart(scope, studySource({ withOffered: true }));
  const isEmpty = cart === undefined || cart.lines.length === 0;
  const offers = study.assessed
    .filter(({ refusals }) => refusals[0]?.code !== "coupon.not_found")
    .map((coupon) => presentOffer(scope, coupon, offerNow(coupon, study, isEmpty), currency));
  return withUnusable ? offers : offers.filter(({ usable }) => usable);
}

type OfferNow = { readonly discountMinor: bigint; readonly refusals: readonly Refusal[] };

function offerNow(coupon: AssessedCoupon, { evaluator, current }: CouponStudy, isEmpty: boolean): OfferNow {
  const { granted } = current.evaluation;
  if (granted.includes(coupon)) return { discountMinor: current.evaluation.amountMinorOf(coupon), refusals: [] };
  const refusals = isEmpty ? coupon.refusals.filter(({ code }) => !ABOUT_CONTENTS.has(code)) : coupon.refusals;
  if (refusals.length > 0 || isEmpty) return { discountMinor: 0n, refusals };
  const { terms } = coupon.candidate.compiled;
  const beside = granted.filter(({ candidate }) => mayCombine(terms, candidate.compiled.terms));
  const evaluation = evaluator.together(beside.length === granted.length ? [...beside, coupon] : [coupon]);
  const discountMinor = evaluation.amountMinorOf(coupon);
  if (discountMinor > 0n) return { discountMinor, refusals: [] };
  return { discountMinor, refusals: [evaluation.refusalOf(coupon) ?? refused("coupon.no_effect")] };
}

const ABOUT_CONTENTS: ReadonlySet<string> = new Set([
  "coupon.min_order_not_met",
  "coupon.bundle_missing",
  "coupon.no_eligible_items",
  "coupon.period_not_eligible",
  "coupon.no_effect",
]);

function presentOffer(
  scope: Scope,
  { candidate }: AssessedCoupon,
  { discountMinor, refusals }: OfferNow,
  currency: string,
): AvailableCoupon {
  const { terms } = candidate.compiled;
  const { description } = terms;
  return {
    code: candidate.code ?? null,
    title: candidate.title,
    description: description?.[scope.language] ?? description?.en ?? description?.de ?? null,
    type: terms.type,
    value: couponValue(terms, currency),
    currency,
    end_at: terms.endAt?.toISOString() ?? null,
    automatic: !candidate.isTyped,
    discount_now: minorToWire(discountMinor, currency),
    usable: refusals.length === 0,
    reasons: wireReasons(scope, refusals, currency),
  };
}
