import { z } from "zod";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { decimalFromScaled, scaledFromDecimal } from "#core/kernel/decimal.ts";

/** A multiplier as callers send it: 1.5, or "1.5"; at most 6 decimals, 0 to 1,000. */
export const multiplierInput = z.union([z.number(), z.string().max(20)]).describe("A factor with at most 6 decimals, such as 1.5");

const LARGEST_PPM = 1_000_000_000n;

/** Its millionths. Throws `request.invalid`. */
export function multiplierFromWire(value: number | string): bigint {
  const ppm = scaledFromDecimal(value, 6);
  if (ppm === undefined || ppm < 0n || ppm > LARGEST_PPM)
    throw invalidRequest({ multiplier: "Must be between 0 and 1000, with at most 6 decimals." });
  return ppm;
}

/** The JSON number of a multiplier. */
export function multiplierToWire(ppm: bigint): number {
  return Number(decimalFromScaled(ppm, 6));
}
