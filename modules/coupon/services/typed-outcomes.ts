import { type Refusal, refused } from "#core/kernel/verdict.ts";
import type { CouponCandidate } from "../pricing/candidate.ts";
import type { CouponReport } from "../pricing/coupon-report.ts";
import { yieldsToAutomatic } from "../pricing/not-stackable.ts";

/** What came of one typed code. `accepted`: it may be attached, also when a coupon that applies by itself gives more at the moment. */
export type TypedOutcome = { readonly code: string; readonly candidate: CouponCandidate | undefined } & (
  | { readonly kind: "granted"; readonly discountMinor: bigint }
  | { readonly kind: "yielding"; readonly refusals: readonly Refusal[] }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
);

/** What came of each code that was typed just now, in typing order. */
export function typedOutcomes(codes: readonly string[], report: CouponReport): readonly TypedOutcome[] {
  return codes.map((code) => outcomeOf(code, report));
}

function outcomeOf(code: string, { granted, refused: refusedCoupons, setAside }: CouponReport): TypedOutcome {
  const aside = setAside.find((one) => one.code === code);
  if (aside !== undefined) {
    const reason = aside.outcome === "unknown" ? "coupon.not_found" : "coupon.already_applied";
    return { code, candidate: undefined, kind: "refused", refusals: [refused(reason)] };
  }
  const isThis = ({ candidate }: { readonly candidate: CouponCandidate }): boolean => candidate.isTyped && candidate.code === code;
  const grant = granted.find(isThis);
  if (grant !== undefined) return { code, candidate: grant.candidate, kind: "granted", discountMinor: grant.discountMinor };
  const refusal = refusedCoupons.find(isThis);
  if (refusal === undefined) return { code, candidate: undefined, kind: "refused", refusals: [refused("coupon.not_found")] };
  const { candidate, refusals } = refusal;
  return { code, candidate, refusals, kind: yieldsToAutomatic(refusals[0]) ? "yielding" : "refused" };
}
