import { z } from "zod";
import { defineExtensionPoint } from "#core/events/extension-point.ts";
import { defineNotice } from "#core/events/notice.ts";
import type { Language } from "#core/events/scope.ts";
import type { Verdict } from "#core/kernel/verdict.ts";

/** An exact fraction; the denominator is above 0. Points are rounded down once, at the very end. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

/** A line of a paid order, as far as it was not refunded. Amounts are minor units of the order's currency. */
export type EarningLine = {
  readonly productId: number | undefined;
  readonly productType: string;
  readonly quantity: number;
  /** Net of tax, after every discount and without what points paid. Lines of gift cards are left out of an order altogether. */
  readonly baseMinor: bigint;
};

/** Everything a rule may look at. It is kept with the earning, and given again with what is left of the lines when an order is refunded. */
export type EarningFacts = {
  /** `order`, `referral` (the same order, for who had referred the buyer), `sign_up`, `birthday`, or the name of an event told by the API. */
  readonly occasion: string;
  readonly at: Date;
  /** The day of `at` in the shop's zone, its weekday (1 Monday … 7 Sunday) and the minutes since midnight. */
  readonly date: string;
  readonly weekday: number;
  readonly minutesOfDay: number;
  /** The client who earns. */
  readonly client: { readonly id: number; readonly groupId: number | undefined; readonly country: string | undefined };
  readonly currency: string;
  readonly shopCurrency: string;
  /** Empty unless there is an order. */
  readonly lines: readonly EarningLine[];
  readonly baseMinor: bigint;
  /** Whether it is the first order that the buyer paid, and whether somebody had referred the buyer. */
  readonly isFirstOrder: boolean;
  readonly isReferred: boolean;
};

/** What the arguments of a rule are called, by argument. */
export type ArgTitles = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** What a rule gives: points of its own, or a factor for all points that are not fixed. */
export type Earned = { readonly kind: "points"; readonly points: Ratio } | { readonly kind: "factor"; readonly factor: Ratio };

/**
 * A way to earn points. It must be a pure function of facts and arguments: on a refund it is asked again with what is left, and the
 * difference goes back, so that no split and no order of refunds makes a difference.
 */
export type EarningRule<Args extends z.ZodType = z.ZodType> = {
  /** Stable, unique, snake_case; what the rules of a programme name. */
  readonly code: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly args: Args;
  /** The occasions it is asked at; `any` for all of them. */
  readonly occasions: readonly string[] | "any";
  /** Its points are a fixed gift: tiers and factors leave them alone. */
  readonly isFixed?: boolean;
  /** What the arguments are called in forms; without it their own names. */
  readonly argTitles?: ArgTitles;
  /** What it gives in words, the beginning of a sentence: "3 points for every 10.00". Without it the title stands there. */
  readonly summary?: (args: z.output<Args>, language: Language) => string;
  readonly earns: (facts: EarningFacts, args: z.output<Args>) => Earned;
};

/** Where modules add ways to earn points. */
export const earningRules = defineExtensionPoint<EarningRule>("loyalty.earning-rules");

/** Declares a way to earn; `provides: [provide(earningRules, myRule)]` in the module makes it known. */
export function defineEarningRule<Args extends z.ZodType>(rule: EarningRule<Args>): EarningRule {
  return rule as unknown as EarningRule;
}

/** Whole points, or a fraction of them. */
export function earnedPoints(numerator: bigint, denominator = 1n): Earned {
  return { kind: "points", points: { numerator, denominator } };
}

/** A factor on the points of the other rules: `earnedFactor(3n, 2n)` is half as much again. */
export function earnedFactor(numerator: bigint, denominator = 1n): Earned {
  return { kind: "factor", factor: { numerator, denominator } };
}

/** What a redemption rule may look at; amounts are minor units of the cart's currency. */
export type RedemptionFacts = {
  readonly at: Date;
  readonly currency: string;
  readonly shopCurrency: string;
  readonly clientId: number;
  /** What points could pay for at most: discountable lines after coupons, setup fees excluded. */
  readonly baseMinor: bigint;
  /** What a point is worth. */
  readonly valueMinor: Ratio;
  /** The points the client wants to use. */
  readonly points: bigint;
};

/** A limit on points as a discount: refuses, or allows up to so many points. */
export type RedemptionRule<Args extends z.ZodType = z.ZodType> = {
  readonly code: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly args: Args;
  /** What the arguments are called in forms, and the limit in words. */
  readonly argTitles?: ArgTitles;
  readonly summary?: (args: z.output<Args>, language: Language) => string;
  /** Pure. A refusal's code must be in the errors of the module that provides the rule. */
  readonly limit: (
    facts: RedemptionFacts,
    args: z.output<Args>,
  ) => Exclude<Verdict, { readonly ok: true }> | { readonly ok: true; readonly points: bigint };
};

/** Where modules add limits on points as a discount. */
export const redemptionRules = defineExtensionPoint<RedemptionRule>("loyalty.redemption-rules");

/** Declares such a limit. */
export function defineRedemptionRule<Args extends z.ZodType>(rule: RedemptionRule<Args>): RedemptionRule {
  return rule as unknown as RedemptionRule;
}

const ofClient = { client_id: z.int(), points: z.int() };

/** Points were earned; those of orders are pending until `active_from`. */
export const pointsEarned = defineNotice(
  "loyalty_points_earned",
  z.object({ ...ofClient, occasion: z.string(), invoice_id: z.int().nullable(), active_from: z.string() }),
);
/** A reward was bought with points. */
export const rewardRedeemed = defineNotice("loyalty_reward_redeemed", z.object({ ...ofClient, reward_id: z.int(), kind: z.string() }));
