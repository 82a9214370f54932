import { PPM } from "#core/kernel/rate.ts";
import type { Ratio } from "../contract.ts";

export const noPoints: Ratio = { numerator: 0n, denominator: 1n };
export const one: Ratio = { numerator: 1n, denominator: 1n };

/** The sum of two fractions. */
export function plus(left: Ratio, right: Ratio): Ratio {
  return {
    numerator: left.numerator * right.denominator + right.numerator * left.denominator,
    denominator: left.denominator * right.denominator,
  };
}

/** The product of two fractions. */
export function times(left: Ratio, right: Ratio): Ratio {
  return { numerator: left.numerator * right.numerator, denominator: left.denominator * right.denominator };
}

/** The fraction, but no more than so many whole points. */
export function atMost(value: Ratio, limit: bigint): Ratio {
  return value.numerator > limit * value.denominator ? { numerator: limit, denominator: 1n } : value;
}

/** The whole points in a fraction that is not negative. */
export function floorOf({ numerator, denominator }: Ratio): bigint {
  return numerator / denominator;
}

/** A rate in parts per million as a fraction. */
export function ofPpm(ppm: bigint): Ratio {
  return { numerator: ppm, denominator: PPM };
}
