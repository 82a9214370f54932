import type { Scope } from "#core/events/scope.ts";
import { rankOf } from "../compile/refusals.ts";
import { wireReasons } from "./coupon-reasons.ts";
import { refusalError } from "./refusal-error.ts";
import type { TypedOutcome } from "./typed-outcomes.ts";

/** Of all reasons of all codes the first in the order of reasons is the error. */
export function refusedCodesError(scope: Scope, outcomes: readonly TypedOutcome[], currency: string): Error {
  const reasons = outcomes
    .flatMap((outcome) => (outcome.kind === "granted" ? [] : outcome.refusals.map((refusal) => ({ coupon: outcome.code, refusal }))))
    .toSorted((one, other) => rankOf(one.refusal.code) - rankOf(other.refusal.code));
  const [first] = reasons;
  if (first === undefined) return new TypeError("Nothing was refused.");
  return refusalError(first.refusal, currency, {
    coupon: first.coupon,
    reasons: reasons.flatMap(({ coupon, refusal }) => wireReasons(scope, [refusal], currency).map((reason) => ({ ...reason, coupon }))),
  });
}
