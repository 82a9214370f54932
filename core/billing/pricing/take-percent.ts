import assert from "node:assert/strict";
import { percentOf, type RoundingMode } from "#core/kernel/rate.ts";
import { sumRuns } from "#core/kernel/unit-runs.ts";
import type { LineState, PricingState } from "./pricing-state.ts";
import { spreadOverUnits } from "./spread-over-units.ts";
import type { Taking } from "./taking.ts";
import { type LineKeys, targetLines } from "./target-lines.ts";

export type PercentOptions = {
  /** `remaining` computes on what earlier adjusters left, `original` on the list price. Either way only what is left can be taken. */
  readonly base: "remaining" | "original";
  /** The most that is taken over the whole set, minor units. */
  readonly capMinor?: bigint | undefined;
  /** The document's own rounding of percentages unless given. */
  readonly rounding?: RoundingMode | undefined;
};

/**
 * A percentage of the units of a set of lines: computed and rounded once over the set, capped, clamped to what is left,
 * then allocated to lines and units. Setup fees are not touched.
 */
export function takePercent(state: PricingState, keys: LineKeys | undefined, ratePpm: bigint, options: PercentOptions): Taking {
  assert(ratePpm >= 0n, "a percentage taken off is never negative");
  const lines = targetLines(state, keys);
  const baseMinor = lines.reduce((sum, left) => sum + (options.base === "original" ? listBase(left) : sumRuns(left.units)), 0n);
  const percentMinor = percentOf(baseMinor, ratePpm, options.rounding ?? state.input.percentRounding);
  const { capMinor } = options;
  assert(capMinor === undefined || capMinor >= 0n, "a cap is never negative");
  return spreadOverUnits(lines, capMinor !== undefined && capMinor < percentMinor ? capMinor : percentMinor);
}

function listBase({ line }: LineState): bigint {
  return line.unitPriceMinor * BigInt(line.quantity);
}
