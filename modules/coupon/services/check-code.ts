import type { Scope } from "#core/events/scope.ts";
import { assertNotThrottled, countFailure } from "#core/identity/throttle.ts";
import { throttleSubjects } from "#core/identity/throttle-subjects.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { normaliseCouponCode } from "../code-text.ts";
import type { CouponReport } from "../pricing/coupon-report.ts";
import { couponSourceFor } from "../pricing/coupon-source.ts";
import { type WireReason, wireReasons } from "./coupon-reasons.ts";
import { type HypotheticalItem, hypotheticalLines } from "./hypothetical-lines.ts";
import { hypotheticalSubject } from "./hypothetical-subject.ts";
import { type Answered, priceOwnCart, priceSubject } from "./price-own-cart.ts";
import { recordAttempts } from "./record-attempts.ts";
import { type TypedOutcome, typedOutcomes } from "./typed-outcomes.ts";

/** Whether a code can be used, what it would give (major units), and if not, why. */
export type CodeCheck = { readonly valid: boolean; readonly discount: number; readonly currency: string; readonly reasons: WireReason[] };

/**
 * Tries a code on the caller's cart, or on products that are in none, the way applying it would; nothing changes. A code that is in the
 * cart already is valid as long as it gives something. Throws `throttled` after too many unknown codes.
 */
export async function checkCode(scope: Scope, code: string, products: readonly HypotheticalItem[] | undefined): Promise<CodeCheck> {
  const typed = normaliseCouponCode(code);
  const subjects = throttleSubjects(scope);
  const recheck = await assertNotThrottled(scope, "coupon_code", subjects);
  const answer = await priceWith(scope, typed, products);
  recheck();
  const { report, currency, cart } = answer;
  const outcome = attachedOutcome(typed, report) ?? typedOutcomes([typed], report)[0];
  if (outcome === undefined) throw new TypeError("Every typed code has an outcome.");
  const refusals = outcome.kind === "granted" ? [] : outcome.refusals;
  if (outcome.kind === "refused" && refusals[0]?.code === "coupon.not_found") countFailure(scope, "coupon_code", subjects);
  const couponId = outcome.candidate?.compiled.terms.couponId;
  recordAttempts(scope, "check", cart?.cart.id, [
    { couponId, code: typed, outcome: outcome.kind === "refused" ? (refusals[0]?.code ?? "refused") : "granted" },
  ]);
  return {
    valid: outcome.kind !== "refused",
    discount: minorToWire(outcome.kind === "granted" ? outcome.discountMinor : 0n, currency),
    currency,
    reasons: wireReasons(scope, refusals, currency),
  };
}

async function priceWith(scope: Scope, code: string, products: readonly HypotheticalItem[] | undefined): Promise<Answered<CouponReport>> {
  if (products === undefined) return priceOwnCart(scope, couponSourceFor({ codes: [code] }));
  const subject = await hypotheticalSubject(scope, {
    clientId: scope.actor.kind === "client" ? scope.actor.clientId : undefined,
    currency: undefined,
    at: scope.now,
    lines: (currency) => hypotheticalLines(scope, products, currency),
  });
  return priceSubject(scope, couponSourceFor({ codes: [code], withAutomatic: false }), subject);
}

/** The outcome of a code that is attached to the cart. */
function attachedOutcome(code: string, { granted, refused }: CouponReport): TypedOutcome | undefined {
  const grant = granted.find(({ candidate }) => candidate.attachedId !== undefined && candidate.code === code);
  if (grant !== undefined) return { code, candidate: grant.candidate, kind: "granted", discountMinor: grant.discountMinor };
  const refusal = refused.find(({ candidate }) => candidate.attachedId !== undefined && candidate.code === code);
  return refusal === undefined ? undefined : { code, candidate: refusal.candidate, kind: "refused", refusals: refusal.refusals };
}
