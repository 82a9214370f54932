import type { z } from "zod";
import { minorToWire } from "#core/kernel/money.ts";
import { PERIODS } from "#core/kernel/period.ts";
import type { PriceRow } from "./price-from-rows.ts";
import type { pricingOutput } from "./pricing-wire.ts";
import type { ProductView } from "./product-view.ts";

export type WirePricing = z.input<typeof pricingOutput>;

/** The prices of a product in its default currency and, by code, in those it has prices of its own for. */
export function presentPricing({ row, currency, prices }: ProductView): {
  readonly pricing: WirePricing;
  readonly prices: Record<string, WirePricing>;
} {
  const own = [...prices].filter(([code]) => code !== currency);
  return {
    pricing: pricingIn(row.payment_type, currency, prices.get(currency) ?? new Map()),
    prices: Object.fromEntries(own.map(([code, byPeriod]) => [code, pricingIn(row.payment_type, code, byPeriod)])),
  };
}

function pricingIn(type: WirePricing["type"], currency: string, byPeriod: ReadonlyMap<string, PriceRow>): WirePricing {
  const amounts = ({ priceMinor, setupMinor }: PriceRow) => ({
    price: minorToWire(priceMinor, currency),
    setup: minorToWire(setupMinor, currency),
  });
  const once = type === "once" ? byPeriod.get("") : undefined;
  const recurrent = PERIODS.flatMap((period) => {
    const row = byPeriod.get(period);
    return row === undefined ? [] : [[period, { ...amounts(row), enabled: row.enabled }] as const];
  });
  return { type, once: once === undefined ? null : amounts(once), recurrent: Object.fromEntries(recurrent) };
}
