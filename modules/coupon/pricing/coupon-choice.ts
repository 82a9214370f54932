import type { Refusal } from "#core/kernel/verdict.ts";
import type { AssessedCoupon } from "./assess-coupon.ts";
import type { Evaluation } from "./evaluate-coupons.ts";

/** Which coupons are at work, and why typed ones that are not give nothing. */
export type CouponChoice = { readonly evaluation: Evaluation; readonly refusals: ReadonlyMap<AssessedCoupon, Refusal> };
