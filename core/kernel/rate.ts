import assert from "node:assert/strict";
import { invalidRequest } from "./app-error.ts";
import { DECIMAL_LENGTH, decimalFromScaled, scaledFromDecimal } from "./decimal.ts";
import { exponentOf } from "./money.ts";

/** What to do with exactly half a minor unit: away from zero (2.5 → 3, −2.5 → −3), or to the even neighbour (2.5 → 2, 3.5 → 4). */
export type RoundingMode = "half_away" | "half_even";

/** One whole, in parts per million: 100 % is 1,000,000. */
export const PPM = 1_000_000n;

/** `numerator ÷ denominator` rounded once to an integer. The denominator must be positive. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  assert(denominator > 0n, "a denominator is positive");
  const size = numerator < 0n ? -numerator : numerator;
  let quotient = size / denominator;
  const twice = (size - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && (mode === "half_away" || quotient % 2n === 1n))) quotient += 1n;
  return numerator < 0n ? -quotient : quotient;
}

export function percentOf(amountMinor: bigint, ratePpm: bigint, mode: RoundingMode): bigint {
  return divideRounded(amountMinor * ratePpm, PPM, mode);
}

/** The tax that comes on top of a net amount. */
export function addedTax(netMinor: bigint, ratePpm: bigint, mode: RoundingMode): bigint {
  return percentOf(netMinor, ratePpm, mode);
}

/** The tax inside a gross amount: the net is rounded and the rest is tax, so both always sum to the gross. 109.00 at 19 % holds 17.40. */
export function containedTax(grossMinor: bigint, ratePpm: bigint, mode: RoundingMode): bigint {
  return grossMinor - divideRounded(grossMinor * PPM, PPM + ratePpm, mode);
}

/**
 * An amount in another currency, rounded once. `rateMillionths` is how many millionths of one major unit of `to` one major unit of
 * `from` is worth: 10.00 USD at 150,500,000 is 1505 JPY.
 */
export function convertMinor(amountMinor: bigint, from: string, to: string, rateMillionths: bigint, mode: RoundingMode): bigint {
  const numerator = amountMinor * rateMillionths * 10n ** BigInt(exponentOf(to));
  return divideRounded(numerator, PPM * 10n ** BigInt(exponentOf(from)), mode);
}

/**
 * A percentage from the wire as parts per million, exactly: 12.5 → 125000n. Throws `request.invalid` naming `field` when it is
 * negative, above 100,000 %, no plain decimal, or has more than four decimals.
 */
export function ppmFromWire(value: number | string, field: string): bigint {
  const ratePpm = String(value).length > DECIMAL_LENGTH ? undefined : scaledFromDecimal(value, PERCENT_DECIMALS);
  if (ratePpm === undefined) throw invalidRequest({ [field]: "Must be a percentage with at most 4 decimals." });
  if (ratePpm < 0n || ratePpm > MAX_PPM) throw invalidRequest({ [field]: "Is outside the range of percentages." });
  return ratePpm;
}

/** The JSON number of a rate in percent: 125000n → 12.5. */
export function ppmToWire(ratePpm: bigint): number {
  return Number(decimalFromScaled(ratePpm, PERCENT_DECIMALS));
}

const PERCENT_DECIMALS = 4;
const MAX_PPM = 1_000n * PPM;
