import type { PricingSubject } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { holidayOn } from "../calendar.ts";
import type { CompiledCoupon } from "../compile/compiled-coupon.ts";
import { type CouponFacts, pointsAccounts } from "../contract.ts";

/** Gathers what the conditions of these coupons look at, and nothing that none of them asks for. */
export async function couponFacts(scope: Scope, subject: PricingSubject, coupons: readonly CompiledCoupon[]): Promise<CouponFacts> {
  const { shop } = scope;
  const { at, client, input, purpose } = subject;
  const { date, weekday, minutesOfDay } = zonedParts(at, shop.timeZone);
  const [points] = scope.wiring.provided(pointsAccounts);
  const needsPoints = points !== undefined && client !== undefined && coupons.some(({ needs }) => needs.points);
  const subtotalMinor = input.lines.reduce(
    (sum, line) => (line.discountable ? sum + line.unitPriceMinor * BigInt(line.quantity) + line.setupMinor : sum),
    0n,
  );
  return {
    at,
    zone: shop.timeZone,
    date,
    weekday,
    minutesOfDay,
    holiday: coupons.some(({ needs }) => needs.holiday) ? await holidayOn(scope, date) : undefined,
    currency: input.currency,
    shopCurrency: shop.currency,
    country: subject.country,
    isRenewal: purpose === "renewal",
    client,
    spendablePoints: needsPoints ? await points.spendable(scope, client.id) : undefined,
    lines: input.lines,
    subtotalMinor,
    subtotalAfterLinesMinor: subtotalMinor,
    gathered: await gatherForRules(scope, { clientId: client?.id, at }, coupons),
  };
}

async function gatherForRules(
  scope: Scope,
  subject: { readonly clientId: number | undefined; readonly at: Date },
  coupons: readonly CompiledCoupon[],
): Promise<ReadonlyMap<string, unknown>> {
  const gathered = new Map<string, unknown>();
  for (const { code, gather } of new Set(coupons.flatMap(({ needs }) => needs.gathering))) {
    if (gather !== undefined && !gathered.has(code)) gathered.set(code, await gather(scope, subject));
  }
  return gathered;
}
