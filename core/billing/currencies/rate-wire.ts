import { z } from "zod";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { DECIMAL_LENGTH, DECIMAL_PATTERN, decimalFromScaled, scaledFromDecimal } from "#core/kernel/decimal.ts";

/** A conversion rate as callers send it: units of the currency for one unit of the default one, up to six decimals. */
export const wireRate = z.union([z.number(), z.string().max(DECIMAL_LENGTH).regex(DECIMAL_PATTERN)]);

/** Millionths of a rate, exactly. Throws `request.invalid` unless it is above 0, at most 10^9 and has at most six decimals. */
export function rateFromWire(value: number | string): bigint {
  const millionths = scaledFromDecimal(value, DECIMALS);
  if (millionths === undefined || millionths <= 0n || millionths > LARGEST) {
    throw invalidRequest({ conversion_rate: "Must be above 0, at most 1000000000, with at most 6 decimals." });
  }
  return millionths;
}

export function rateToWire(millionths: bigint): number {
  return Number(decimalFromScaled(millionths, DECIMALS));
}

const DECIMALS = 6;
const LARGEST = 10n ** 15n;
