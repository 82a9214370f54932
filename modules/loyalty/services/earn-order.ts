import { jsonValue } from "#core/database/json-value.ts";
import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { exponentOf } from "#core/kernel/money.ts";
import { divideRounded } from "#core/kernel/rate.ts";
import { pointsEarned } from "../contract.ts";
import { type AppliedRule, type EarningTerms, termsToJson } from "../earning/earning-terms.ts";
import { factsLeft, wholeBase } from "../earning/facts-left.ts";
import { openLot } from "../ledger/open-lot.ts";
import type { Booking } from "../ledger/wallet.ts";
import { amountPerPoint, earnsIn } from "../redeeming/points-value.ts";
import { baseRate } from "../rules/base-rate.ts";
import { loyaltySettings } from "../settings.ts";
import { loyaltyTables } from "../tables.ts";
import { applyRules } from "./apply-rules.ts";
import { drawLotId } from "./draw-lot-id.ts";
import type { EarningParties } from "./earning-parties.ts";
import type { EarningSubject } from "./earning-subject.ts";
import { lotDates } from "./lot-dates.ts";
import { occasionFacts } from "./occasion-facts.ts";
import { standingOf } from "./standing-of.ts";

/** An order that was just paid, and which of its parties earns. */
export type OrderEarning = {
  readonly invoiceId: number;
  readonly subject: EarningSubject;
  readonly parties: EarningParties;
  readonly beneficiary: "buyer" | "referrer";
};

/**
 * Books what a paid order earns for one of its parties, pending until the refund window has passed, and keeps the terms for refunds. An
 * order is kept also when it earns no points: tiers may count it. The caller holds the wallet's lock and saves it.
 */
export async function earnOrder(
  scope: Scope,
  booking: Booking,
  { invoiceId, subject, parties, beneficiary }: OrderEarning,
): Promise<Booking> {
  const client = beneficiary === "buyer" ? parties.buyer : parties.referrer;
  if (client === undefined) return booking;
  const occasion = beneficiary === "buyer" ? "order" : "referral";
  const draft: Omit<EarningTerms, "rules"> = {
    facts: {
      ...occasionFacts(scope, occasion, client, subject.currency),
      isFirstOrder: parties.isFirstOrder,
      isReferred: parties.referrer !== undefined,
    },
    tierPpm: (await standingOf(scope, client.id)).tier?.multiplierPpm ?? 1_000_000n,
    maxPoints: maxPointsOf(scope),
    lines: subject.lines,
  };
  const facts = factsLeft({ ...draft, rules: [] }, new Map());
  const isGiftOnly = !earnsIn(scope.wiring.settings(loyaltySettings), scope.shop, subject.currency);
  const { terms, points } = await applyRules(scope, draft, facts, { base: baseRules(scope, subject.currency, beneficiary), isGiftOnly });
  if (beneficiary === "referrer" && points === 0n) return booking;
  const dates = lotDates(scope, true);
  const lotId = points === 0n ? undefined : await drawLotId(scope);
  const baseMinor = wholeBase(terms);
  await loyaltyTables(scope)
    .insertInto("loyalty_earning")
    .values({
      invoice_id: invoiceId,
      client_id: client.id,
      beneficiary,
      points,
      currency: subject.currency,
      base_minor: baseMinor,
      base_left_minor: baseMinor,
      shop_base_left_minor: inShopCurrency(scope, subject, baseMinor),
      terms: jsonValue(termsToJson(terms)),
      active_from: dates.activeFrom,
      created_at: scope.now,
    })
    .execute();
  if (lotId === undefined) return booking;
  const told = { client_id: client.id, points: Number(points), occasion, invoice_id: invoiceId };
  await announce(scope, pointsEarned, { ...told, active_from: dates.activeFrom.toISOString() });
  const description = beneficiary === "buyer" ? "Points for an order." : "Points for a referral.";
  return openLot(booking, "earn", { id: lotId, origin: "order", points, ...dates }, scope.now, { description, invoiceId, cause: occasion });
}

/** A base in the shop's currency, as tiers by spend count it. */
export function inShopCurrency(
  scope: Scope,
  subject: Pick<EarningSubject, "currency" | "currencyRateMillionths">,
  baseMinor: bigint,
): bigint {
  const { currency: shop } = scope.shop;
  const { currency, currencyRateMillionths: rate } = subject;
  if (currency === shop || rate <= 0n) return baseMinor;
  const numerator = baseMinor * 1_000_000n * 10n ** BigInt(exponentOf(shop));
  return divideRounded(numerator, rate * 10n ** BigInt(exponentOf(currency)), "half_away");
}

/** The base rate of the settings as a rule; none for who referred, and in a currency in which nothing is earned. */
export function baseRules(scope: Scope, currency: string, beneficiary: OrderEarning["beneficiary"]): readonly AppliedRule[] {
  const rate = beneficiary === "buyer" ? amountPerPoint(scope.wiring.settings(loyaltySettings), scope.shop, currency) : undefined;
  if (rate === undefined) return [];
  const args = { numerator: String(rate.numerator), denominator: String(rate.denominator) };
  return [
    { ruleId: undefined, code: baseRate.code, args, multiplierPpm: 1_000_000n, maxPoints: undefined, value: undefined, factor: undefined },
  ];
}

/** The most points an order earns; undefined without a limit. */
export function maxPointsOf(scope: Scope): bigint | undefined {
  const { maxPointsPerOrder } = scope.wiring.settings(loyaltySettings);
  return maxPointsPerOrder === 0 ? undefined : BigInt(maxPointsPerOrder);
}
