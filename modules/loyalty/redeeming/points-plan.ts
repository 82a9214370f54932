import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import type { PricingPlan, TryPrice } from "#core/billing/pricing-source.ts";
import { MAX_MINOR } from "#core/kernel/money.ts";
import { type Refusal, refused } from "#core/kernel/verdict.ts";
import type { Ratio, RedemptionFacts } from "../contract.ts";
import { discountOf, pointsFor } from "./points-value.ts";

/** How many points the rules of the programme let a client use of those wanted, or why none. */
export type Limit = (facts: RedemptionFacts) => { readonly ok: true; readonly points: bigint } | Refusal;

/** The points a client has chosen for a cart, and everything that limits them. */
export type PointsChoice = {
  readonly clientId: number;
  readonly at: Date;
  readonly currency: string;
  readonly shopCurrency: string;
  readonly chosen: bigint;
  /** How many the cart last showed used. */
  readonly shown: bigint;
  readonly spendable: bigint;
  /** Undefined where points are not taken in the cart's currency. */
  readonly valueMinor: Ratio | undefined;
  readonly smallest: bigint;
  readonly maxSharePercent: number;
  readonly limit: Limit;
};

/** What became of the choice. `promised`: what was shown, as far as the cart still has room for it; less than that used is a refusal. */
export type PointsReport = {
  readonly used: bigint;
  readonly shown: bigint;
  readonly promised: bigint;
  readonly refusal: Refusal | undefined;
};

/** Points as a discount: no more than was chosen, can be spent, the rules allow and the cart is worth. Pure. */
export function planPoints(choice: PointsChoice, tryPrice: TryPrice): PricingPlan<PointsReport> {
  const { valueMinor, chosen, spendable, smallest } = choice;
  if (valueMinor === undefined) return without(choice, choice.shown, refused("loyalty.currency_not_supported"));
  const baseMinor = takenBy(tryPrice, adjusterFor(MAX_MINOR));
  const { clientId, at, currency, shopCurrency } = choice;
  const allowed = choice.limit({ clientId, at, currency, shopCurrency, baseMinor, valueMinor, points: chosen });
  if (!allowed.ok) return without(choice, choice.shown, allowed);
  const mostMinor = (baseMinor * BigInt(choice.maxSharePercent)) / 100n;
  const wanted = least(allowed.points, pointsFor(mostMinor, valueMinor));
  if (wanted > spendable) {
    const missing = refused("loyalty.insufficient_points", { missing: Number(wanted - spendable) });
    return spendable < smallest ? without(choice, wanted, missing) : plan(choice, spendable, wanted, valueMinor, tryPrice, missing);
  }
  if (chosen < smallest) return without(choice, choice.shown, refused("loyalty.below_minimum", { minimum: Number(smallest) }));
  return plan(choice, wanted, wanted, valueMinor, tryPrice, undefined);
}

function plan(choice: PointsChoice, points: bigint, wanted: bigint, valueMinor: Ratio, tryPrice: TryPrice, refusal: Refusal | undefined) {
  const adjuster = adjusterFor(discountOf(points, valueMinor));
  const discountMinor = takenBy(tryPrice, adjuster);
  if (discountMinor === 0n) return without(choice, wanted, refusal ?? refused("loyalty.amount_invalid", { max: 0 }));
  const used = pointsFor(discountMinor, valueMinor);
  return {
    adjusters: [adjuster],
    fragments: { points: { used: Number(used), discountMinor } },
    report: { used, shown: choice.shown, promised: least(choice.shown, pointsFor(discountOf(wanted, valueMinor), valueMinor)), refusal },
  };
}

function without({ shown }: PointsChoice, wanted: bigint, refusal: Refusal): PricingPlan<PointsReport> {
  return {
    adjusters: [],
    fragments: { points: { used: 0, discountMinor: 0n } },
    report: { used: 0n, shown, promised: least(shown, wanted), refusal },
  };
}

function adjusterFor(amountMinor: bigint): Adjuster {
  return {
    source: { kind: "points", ref: "points", title: "Loyalty points" },
    lane: "points",
    priority: 0,
    id: 0,
    take: (state) => takeAmount(state, undefined, amountMinor),
  };
}

function takenBy(tryPrice: TryPrice, adjuster: Adjuster): bigint {
  return tryPrice([adjuster]).adjustments.find(({ source }) => source.kind === "points")?.amountMinor ?? 0n;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
