import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import type { Lane } from "#core/billing/pricing/lane.ts";
import { openState } from "#core/billing/pricing/open-state.ts";
import type { PricingInput, PricingLine } from "#core/billing/pricing/pricing-input.ts";
import type { PricingState } from "#core/billing/pricing/pricing-state.ts";

export function sampleLine(key: string, unitPriceMinor: bigint, over: Partial<PricingLine> = {}): PricingLine {
  return {
    key,
    productId: 1,
    productType: "hosting",
    period: undefined,
    quantity: 1,
    parentKey: undefined,
    unitPriceMinor,
    setupMinor: 0n,
    discountable: true,
    taxRatePpm: 0n,
    serviceType: undefined,
    consultantId: undefined,
    startsAt: undefined,
    ...over,
  };
}

export function sampleInput(lines: readonly PricingLine[], over: Partial<PricingInput> = {}): PricingInput {
  return {
    currency: "USD",
    taxInclusive: false,
    percentRounding: "half_away",
    taxRounding: "half_away",
    taxScope: "line",
    ...over,
    lines,
  };
}

export function sampleState(...lines: readonly PricingLine[]): PricingState {
  return openState(sampleInput(lines));
}

export function sampleAdjuster(lane: Lane, ref: string, take: Adjuster["take"], over: Partial<Adjuster> = {}): Adjuster {
  return { source: { kind: "coupon", ref, title: `Coupon ${ref}` }, lane, priority: 0, id: 1, take, ...over };
}
