import type { Refusal } from "#core/kernel/verdict.ts";
import type { RuleVerdict } from "../compile/rule-verdict.ts";
import type { CouponCandidate, SetAside } from "./candidate.ts";

/** A coupon at work in a document. Minor units of the document's currency, except the budget's. */
export type GrantedCoupon = {
  readonly candidate: CouponCandidate;
  readonly discountMinor: bigint;
  /** The list price of what a free session gives; 0n for other coupons. */
  readonly listValueMinor: bigint;
  /** The discount in the shop's currency. */
  readonly budgetMinor: bigint;
};

/** A typed code that gives nothing now, with all the reasons, the one that is told first. */
export type RefusedCoupon = { readonly candidate: CouponCandidate; readonly refusals: readonly [Refusal, ...Refusal[]] };

/** What the coupons' part in a price came to; listeners of a checkout and the methods of the module read it. */
export type CouponReport = {
  readonly granted: readonly GrantedCoupon[];
  readonly refused: readonly RefusedCoupon[];
  readonly setAside: readonly SetAside[];
  /** The verdicts on every candidate, for explanations. */
  readonly verdicts: ReadonlyMap<CouponCandidate, readonly RuleVerdict[]>;
};
