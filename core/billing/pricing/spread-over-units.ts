import { allocate } from "#core/kernel/allocate.ts";
import { allocateToUnits, sumRuns } from "#core/kernel/unit-runs.ts";
import type { LineState } from "./pricing-state.ts";
import type { LineTaking, Taking } from "./taking.ts";

/**
 * Takes `wantedMinor` off the units of the lines, or all that is left of them when that is less. Setup fees are not touched.
 * Largest remainder over the lines, then over the units of each; ties by position.
 */
export function spreadOverUnits(lines: readonly LineState[], wantedMinor: bigint): Taking {
  const weights = lines.map((left) => sumRuns(left.units));
  const leftMinor = weights.reduce((sum, weight) => sum + weight, 0n);
  const amountMinor = wantedMinor < leftMinor ? wantedMinor : leftMinor;
  const shares = allocate(amountMinor, weights);
  const takings: LineTaking[] = [];
  for (const [index, left] of lines.entries()) {
    const share = shares[index] ?? 0n;
    if (share > 0n) takings.push({ key: left.line.key, units: allocateToUnits(share, left.units), setupMinor: 0n });
  }
  return { kind: "taking", lines: takings, unclampedMinor: wantedMinor, amountMinor };
}
