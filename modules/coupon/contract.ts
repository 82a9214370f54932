import { z } from "zod";
import type { PricingLine } from "#core/billing/pricing/pricing-input.ts";
import type { ClientFacts } from "#core/billing/pricing-source.ts";
import { defineExtensionPoint } from "#core/events/extension-point.ts";
import type { LiveChannel } from "#core/events/live-channel.ts";
import { defineNotice } from "#core/events/notice.ts";
import type { Language, Scope } from "#core/events/scope.ts";
import { formatMoney, minorFromWire, wireMoney } from "#core/kernel/money.ts";
import type { Verdict } from "#core/kernel/verdict.ts";
import { couponExpiredPayload, couponGivenPayload, couponUsedPayload } from "./notice-payloads.ts";

/**
 * Everything a rule may look at, gathered beforehand, so that a check is pure. Amounts are minor units of `currency`.
 */
export type CouponFacts = {
  readonly at: Date;
  /** The shop's zone, and the shop-zone calendar day of `at`. */
  readonly zone: string;
  readonly date: string;
  /** 1 Monday … 7 Sunday, in the shop's zone. */
  readonly weekday: number;
  readonly minutesOfDay: number;
  /** The name of the holiday that `date` is, when it is one. */
  readonly holiday: string | undefined;
  readonly currency: string;
  /** The shop's own currency: what a plain number among the conditions is in. */
  readonly shopCurrency: string;
  readonly country: string | undefined;
  readonly isRenewal: boolean;
  readonly client: ClientFacts | undefined;
  /** Points the client may spend now; undefined without a loyalty module. */
  readonly spendablePoints: number | undefined;
  readonly lines: readonly PricingLine[];
  /** List price of what counts towards a minimum: setup included, gift-card lines excluded. */
  readonly subtotalMinor: bigint;
  /** The same after line discounts. */
  readonly subtotalAfterLinesMinor: bigint;
  /** What rules gathered for themselves, by rule code. */
  readonly gathered: ReadonlyMap<string, unknown>;
};

/**
 * A condition of coupons. A rule that `selects` lines narrows what the coupon works on when it stands at the top of the conditions
 * (or under `all`); anywhere deeper it holds when it selects at least one line.
 */
export type CouponRule<Args extends z.ZodType = z.ZodType> = {
  /** Stable, unique, snake_case; what `conditions` name. */
  readonly code: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly args: Args;
  /** Reads what the check needs and the facts do not hold; runs once per pricing and rule, before any check. */
  readonly gather?: (scope: Scope, subject: { readonly clientId: number | undefined; readonly at: Date }) => Promise<unknown>;
  /** Pure. Whether the coupon may be used for this cart, client and moment. */
  readonly check: (facts: CouponFacts, args: z.output<Args>) => Verdict;
  /** Pure. Which lines the coupon may work on. */
  readonly selects?: (line: PricingLine, facts: CouponFacts, args: z.output<Args>) => boolean;
  /** The condition in words, for the live sentence and the explanation. */
  readonly summary: (args: z.output<Args>, language: Language) => string;
};

/** An amount among the arguments of a rule, in major units: of the shop's currency, or one for each currency. */
export const moneyArg = z.union([wireMoney, z.record(z.string().regex(/^[A-Z]{3}$/), wireMoney)]);

/** The amount in minor units of the cart's currency; undefined when it was not given one, which a rule refuses with `coupon.currency_not_supported`. */
export function amountIn(
  amount: z.output<typeof moneyArg>,
  { currency, shopCurrency }: Pick<CouponFacts, "currency" | "shopCurrency">,
): bigint | undefined {
  const given = typeof amount === "object" ? amount[currency] : currency === shopCurrency ? amount : undefined;
  return given === undefined ? undefined : minorFromWire(given, currency, "amount");
}

/** Such an amount in words; a plain number is in the shop's currency, which needs no naming. */
export function moneyWords(amount: z.output<typeof moneyArg>, language: Language): string {
  if (typeof amount !== "object") return new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(Number(amount));
  const texts = Object.entries(amount).map(([currency, value]) =>
    formatMoney(minorFromWire(value, currency, "amount"), currency, language),
  );
  return new Intl.ListFormat(language, { type: "disjunction" }).format(texts);
}

/** Where modules add coupon rules; one file each. */
export const couponRules = defineExtensionPoint<CouponRule>("coupon.rules");

/** Declares a coupon rule; `provides: [provide(couponRules, myRule)]` in the module makes it known. */
export function defineCouponRule<Args extends z.ZodType>(rule: CouponRule<Args>): CouponRule {
  return rule as unknown as CouponRule;
}

/** The points account that coupons with `loyalty_points_required` draw on; the loyalty module provides it. */
export type PointsAccounts = {
  readonly spendable: (scope: Scope, clientId: number) => Promise<number>;
  /** Holds points for an invoice; throws `loyalty.insufficient_points`. */
  readonly hold: (
    scope: Scope,
    hold: { readonly clientId: number; readonly points: number; readonly invoiceId: number; readonly cause: string },
  ) => Promise<void>;
  /** Spends what `hold` held for the invoice and cause. */
  readonly commit: (scope: Scope, held: { readonly clientId: number; readonly invoiceId: number; readonly cause: string }) => Promise<void>;
  /** Gives back what is held, or returns what was spent when the invoice is refunded in full. */
  readonly release: (
    scope: Scope,
    held: { readonly clientId: number; readonly invoiceId: number; readonly cause: string; readonly reason: string },
  ) => Promise<void>;
};

/** Where the loyalty module makes points known to coupons. At most one item counts: the first. */
export const pointsAccounts = defineExtensionPoint<PointsAccounts>("coupon.points-accounts");

/** What other modules may ask about coupons; provided by the coupon module itself. */
export type CouponDirectory = {
  /** The gift-card value of a coupon in a currency, minor units; undefined when the coupon gives none. */
  readonly giftCardValue: (
    scope: Scope,
    couponId: number,
    currency: string | undefined,
  ) => Promise<{ readonly amountMinor: bigint; readonly currency: string } | undefined>;
  /** Makes a unique single-use code of a coupon for one client and answers it. */
  readonly issueCodeTo: (scope: Scope, couponId: number, clientId: number) => Promise<string>;
};

/** Where the coupon module can be asked; empty while it is disabled. */
export const couponDirectory = defineExtensionPoint<CouponDirectory>("coupon.directory");

/** A use was held at a checkout. */
export const couponUsed = defineNotice("coupon_used", couponUsedPayload);
/** The last use of a limited coupon was held. */
export const couponLimitReached = defineNotice("limit_reached", couponUsedPayload);
/** A coupon that was active has passed its end; once for each end it is given. */
export const couponExpired = defineNotice("coupon_expired", couponExpiredPayload);
/** A coupon was imported that names a client, and the client is to be told. */
export const couponGiven = defineNotice("coupon_given", couponGivenPayload);

/** `/ws/coupons`: modules that require this one may send messages of their own to it. */
export const couponChannel: LiveChannel = { name: "coupons", permission: "coupon.view" };

/** What a module that watches for abuse knows of one coupon. */
export type FraudIndicators = {
  readonly suspicious_usage_count: number;
  readonly flagged_users: readonly string[];
  readonly average_risk_score: number;
  readonly blocked_attempts: number;
};

/** Where such a module makes its figures known to the analytics of coupons. At most one item counts: the first. */
export const fraudIndicators =
  defineExtensionPoint<(scope: Scope, couponId: number) => Promise<FraudIndicators>>("coupon.fraud-indicators");
