import { invalidRequest } from "#core/kernel/app-error.ts";
import { minorFromWire, type WireMoney } from "#core/kernel/money.ts";
import { isPeriod } from "#core/kernel/period.ts";
import type { PriceRow } from "./price-from-rows.ts";
import type { PricingRequest } from "./pricing-wire.ts";

/** The rows a requested pricing stands for, by period (empty for one-time products). Throws `request.invalid` naming the field. */
export function priceRowsFromWire(pricing: PricingRequest, currency: string, field: string): ReadonlyMap<string, PriceRow> {
  if (pricing.type === "free") return new Map();
  if (pricing.type === "once") {
    if (pricing.once == null) throw invalidRequest({ [`${field}.once`]: "A one-time product needs its price." });
    return new Map([["", rowFrom({ ...pricing.once, enabled: true }, currency, `${field}.once`)]]);
  }
  const offered = Object.entries(pricing.recurrent ?? {}).filter(([period, given]) => isPeriod(period) && given !== undefined);
  if (offered.length === 0) throw invalidRequest({ [`${field}.recurrent`]: "A recurrent product needs the price of at least one period." });
  return new Map(offered.map(([period, given]) => [period, rowFrom(given, currency, `${field}.recurrent.${period}`)]));
}

function rowFrom(
  given: { readonly price: WireMoney; readonly setup: WireMoney; readonly enabled: boolean },
  currency: string,
  field: string,
): PriceRow {
  return {
    priceMinor: notNegative(given.price, currency, `${field}.price`),
    setupMinor: notNegative(given.setup, currency, `${field}.setup`),
    enabled: given.enabled,
  };
}

function notNegative(value: WireMoney, currency: string, field: string): bigint {
  const minor = minorFromWire(value, currency, field);
  if (minor < 0n) throw invalidRequest({ [field]: "Must not be negative." });
  return minor;
}
