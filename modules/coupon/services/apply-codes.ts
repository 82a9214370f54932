import { lockOwnCart } from "#core/billing/carts/own-cart.ts";
import { presentCart, type WireCart } from "#core/billing/carts/present-cart.ts";
import type { PricedCart } from "#core/billing/carts/price-cart.ts";
import type { Scope } from "#core/events/scope.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { normaliseCouponCode } from "../code-text.ts";
import { couponSourceFor } from "../pricing/coupon-source.ts";
import { changedCart, displacedBy } from "./changed-cart.ts";
import { type WireReason, wireReasons } from "./coupon-reasons.ts";
import { priceOwnCart } from "./price-own-cart.ts";
import { recordAttempts } from "./record-attempts.ts";
import { refusedCodesError } from "./refused-codes-error.ts";
import { shownChanges } from "./shown-changes.ts";
import { type TypedOutcome, typedOutcomes } from "./typed-outcomes.ts";
import { writeCartCodes } from "./write-cart-codes.ts";

export type CodesToApply = {
  readonly codes: readonly string[];
  /** Whether one code that cannot be used refuses all of them, or is skipped. */
  readonly mode: "partial" | "all_or_nothing";
  /** Whether codes that cannot stand beside the new ones are removed for them. */
  readonly replace: boolean;
};

/** `discount`: what the applied codes give, major units. */
export type AppliedCodes = {
  readonly applied: string[];
  readonly skipped: { readonly code: string; readonly reasons: WireReason[] }[];
  readonly discount: number;
  readonly cart: WireCart;
};

/**
 * Attaches typed codes to the caller's cart. Everything is read and priced first, with the codes as if they were attached; then all
 * changes are written in one statement. No use is held. Never makes the cart dearer, unless `replace` asks for it.
 * @throws AppError the first reason, with all of them in `details.reasons`, when no code can be applied; `throttled`.
 */
export async function applyCodes(scope: Scope, { codes, mode, replace }: CodesToApply): Promise<AppliedCodes> {
  const typed = [...new Set(codes.map(normaliseCouponCode))];
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "coupon_code", subjects);
  const loaded = await lockOwnCart(scope);
  const source = couponSourceFor({ codes: typed, takesPlace: replace });
  const { report, currency, cart } = await priceOwnCart(scope, source, loaded);
  recheck();
  const outcomes = typedOutcomes(typed, report);
  recordOutcomes(scope, cart, outcomes);
  const unknown = outcomes.filter((outcome) => outcome.kind === "refused" && outcome.refusals[0]?.code === "coupon.not_found");
  for (let failures = 0; failures < unknown.length; failures += 1) countFailure(scope, "coupon_code", subjects);
  const accepted = outcomes.filter(({ kind }) => kind !== "refused");
  const isRefused = mode === "partial" ? accepted.length === 0 : accepted.length < outcomes.length;
  if (isRefused || cart === undefined) throw refusedCodesError(scope, outcomes, currency);
  const removed = replace ? displacedBy(accepted, report) : new Map<number, string>();
  await writeCartCodes(scope, {
    cartId: cart.cart.id,
    attached: accepted.flatMap(({ candidate, kind }) => (candidate === undefined ? [] : [{ candidate, isGranted: kind === "granted" }])),
    removed: [...removed.keys()],
    shown: shownChanges(report).filter(({ attachedId }) => !removed.has(attachedId)),
  });
  return {
    applied: outcomes.flatMap(({ kind, code }) => (kind === "granted" ? [code] : [])),
    skipped: outcomes.flatMap((outcome) =>
      outcome.kind === "granted" ? [] : [{ code: outcome.code, reasons: wireReasons(scope, outcome.refusals, currency) }],
    ),
    discount: minorToWire(
      outcomes.reduce((sum, outcome) => (outcome.kind === "granted" ? sum + outcome.discountMinor : sum), 0n),
      currency,
    ),
    cart: presentCart(scope, changedCart(cart, accepted, removed)),
  };
}

function recordOutcomes(scope: Scope, cart: PricedCart | undefined, outcomes: readonly TypedOutcome[]): void {
  recordAttempts(
    scope,
    "apply",
    cart?.cart.id,
    outcomes.map((outcome) => ({
      couponId: outcome.candidate?.compiled.terms.couponId,
      code: outcome.code,
      outcome: outcome.kind === "refused" ? (outcome.refusals[0]?.code ?? "refused") : "granted",
    })),
  );
}
