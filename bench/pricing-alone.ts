import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import { priceDocument } from "#core/billing/pricing/price-document.ts";
import type { PricingInput } from "#core/billing/pricing/pricing-input.ts";
import { takeAmount } from "#core/billing/pricing/take-amount.ts";
import { takePercent } from "#core/billing/pricing/take-percent.ts";
import { monotonicMs } from "#core/kernel/clock.ts";

/** The pricing function alone, 100 taxed lines and 50 coupons that each touch every line: median and fastest of many runs. */
export function pricingAlone(): { readonly medianMs: number; readonly fastestMs: number } {
  const input = inputOf(100);
  const adjusters = Array.from({ length: 50 }, (_, index) => adjusterOf(index));
  const tookMs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = monotonicMs();
    priceDocument(input, adjusters);
    tookMs.push(monotonicMs() - start);
  }
  tookMs.sort((one, other) => one - other);
  return { medianMs: tookMs[RUNS / 2] ?? Number.NaN, fastestMs: tookMs[0] ?? Number.NaN };
}

const RUNS = 1_000;

function adjusterOf(index: number): Adjuster {
  return {
    source: { kind: "coupon", ref: `${index}`, title: `Coupon ${index}` },
    lane: index % 3 === 0 ? "line" : "cart",
    priority: 0,
    id: index,
    take: (state) => (index % 2 === 0 ? takePercent(state, undefined, 10_000n, { base: "remaining" }) : takeAmount(state, undefined, 999n)),
  };
}

function inputOf(lines: number): PricingInput {
  return {
    currency: "USD",
    taxInclusive: false,
    percentRounding: "half_away",
    taxRounding: "half_away",
    taxScope: "line",
    lines: Array.from({ length: lines }, (_, index) => ({
      key: `${index}`,
      productId: index,
      productType: "custom",
      period: undefined,
      quantity: 1,
      parentKey: undefined,
      unitPriceMinor: 1_999n + BigInt(index) * 37n,
      setupMinor: 0n,
      discountable: true,
      taxRatePpm: 190_000n,
      serviceType: undefined,
      consultantId: undefined,
      startsAt: undefined,
    })),
  };
}
