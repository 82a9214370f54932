import type { CompiledCoupon } from "../compile/compiled-coupon.ts";
import type { CouponFacts } from "../contract.ts";
import type { UsageFacts } from "../usage-verdicts.ts";

/** A coupon that might work on what is being priced. */
export type CouponCandidate = {
  readonly compiled: CompiledCoupon;
  /** What clients see it called. */
  readonly title: string;
  /** The code it was typed by; undefined for one that applies by itself. */
  readonly code: string | undefined;
  readonly promoCodeId: number | undefined;
  /** Whether somebody typed it: it then has its say before those that apply by themselves, and is told why when it gives nothing. */
  readonly isTyped: boolean;
  /** Typed just now over others: where it cannot stand beside one of them, it takes its place. */
  readonly takesPlace: boolean;
  /** The row of `cart_promo`, when the code is attached to a cart. */
  readonly attachedId: number | undefined;
  /** Whether the cart last shown granted it; undefined when it is not attached. */
  readonly shownGranted: boolean | undefined;
  /** Whether it can be used by this client at all; false is answered like an unknown code. */
  readonly isKnown: boolean;
  readonly usage: UsageFacts;
  /** Whether it was promised when an order was made and repeats on renewals: its conditions and limits are not asked again. */
  readonly isPinned: boolean;
  /** The most it may give, minor units of the document's currency: an order's own part of what was given once over several orders. */
  readonly mostMinor: bigint | undefined;
};

/** All that decides about coupons for one document, gathered in advance. */
export type GatheredCoupons = {
  /** In order of precedence: typed ones first, then those that apply by themselves. */
  readonly candidates: readonly CouponCandidate[];
  readonly facts: CouponFacts;
  /** Millionths of the document's currency for one unit of the shop's; undefined when no coupon with a budget asks. */
  readonly rateMillionths: bigint | undefined;
  /** What became of codes typed just now that are no candidates of their own. */
  readonly setAside: readonly SetAside[];
};

/** A code nobody has, or one of a coupon that is attached, or was typed, already. */
export type SetAside = { readonly code: string; readonly outcome: "unknown" | "already_applied" };
