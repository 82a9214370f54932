import type { PricingLine } from "#core/billing/pricing/pricing-input.ts";
import type { ClientFacts } from "#core/billing/pricing-source.ts";
import type { CouponFacts } from "#modules/coupon/contract.ts";
import type { CouponTerms } from "#modules/coupon/terms.ts";

/** A line of 100.00 that may be discounted, but for what the test says. */
export function sampleLine(line: Partial<PricingLine> = {}): PricingLine {
  return {
    key: "1",
    productId: 1,
    productType: "custom",
    period: undefined,
    quantity: 1,
    parentKey: undefined,
    unitPriceMinor: 10_000n,
    setupMinor: 0n,
    discountable: true,
    taxRatePpm: 0n,
    serviceType: undefined,
    consultantId: undefined,
    startsAt: undefined,
    ...line,
  };
}

/** A client of group 2 with one paid order, owner of product 1. */
export function sampleClient(client: Partial<ClientFacts> = {}): ClientFacts {
  return {
    id: 7,
    groupId: 2,
    country: "DE",
    currency: "USD",
    paidOrders: 1,
    ownedProductIds: new Set([1]),
    createdAt: new Date("2026-01-01T00:00:00.000Z"),
    ...client,
  };
}

/** Wednesday, 10 June 2026, 12:00 in UTC: a client with one line of 100.00 USD. */
export function sampleFacts(facts: Partial<CouponFacts> = {}): CouponFacts {
  const lines = facts.lines ?? [sampleLine()];
  const subtotalMinor = lines.reduce(
    (sum, line) => sum + (line.discountable ? line.unitPriceMinor * BigInt(line.quantity) + line.setupMinor : 0n),
    0n,
  );
  return {
    at: new Date("2026-06-10T12:00:00.000Z"),
    zone: "UTC",
    date: "2026-06-10",
    weekday: 3,
    minutesOfDay: 720,
    holiday: undefined,
    currency: "USD",
    shopCurrency: "USD",
    country: "DE",
    isRenewal: false,
    client: sampleClient(),
    spendablePoints: undefined,
    subtotalMinor,
    subtotalAfterLinesMinor: subtotalMinor,
    gathered: new Map(),
    ...facts,
    lines,
  };
}

/** 10 % off everything, for everybody, always. */
export function sampleTerms(terms: Partial<CouponTerms> = {}): CouponTerms {
  return {
    couponId: 1,
    version: 1,
    code: "SAMPLE",
    internalName: "Sample",
    description: undefined,
    type: "percentage",
    ratePpm: 100_000n,
    freeUnits: 0,
    shopCurrency: "USD",
    amounts: { USD: { minOrderMinor: 0n, maxDiscountMinor: 0n, giftCardMinor: 0n } },
    freesetup: false,
    recurringCycles: 1,
    products: undefined,
    periods: undefined,
    clientGroups: undefined,
    startAt: undefined,
    endAt: undefined,
    minOrderBase: "list",
    bundle: undefined,
    loyaltyPoints: 0,
    loyaltyMode: "price",
    validOnWeekends: true,
    validOnHolidays: true,
    applyToAddons: true,
    stackable: false,
    priority: 0,
    group: undefined,
    class: undefined,
    excludesClasses: [],
    base: "remaining",
    applicableTo: "all",
    consultants: undefined,
    serviceTypes: undefined,
    conditions: undefined,
    automatic: false,
    listed: false,
    maxUses: 0,
    perClientLimit: 0,
    budgetMinor: undefined,
    ...terms,
  };
}
