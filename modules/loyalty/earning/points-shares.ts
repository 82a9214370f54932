import { allocate } from "#core/kernel/allocate.ts";
import { allocateToUnits, sumRuns, type UnitRuns } from "#core/kernel/unit-runs.ts";
import type { LineShare } from "./unit-bases.ts";

/** How many points paid for each unit of each line: in the proportion of what they took off it. Lines without any are left out. */
export function pointsShares(points: bigint, shares: readonly LineShare[]): ReadonlyMap<number, UnitRuns> {
  const weights = shares.map(({ units }) => sumRuns(units));
  if (weights.every((weight) => weight === 0n)) return new Map();
  const byLine = allocate(points, weights);
  return new Map(
    shares.flatMap(({ item, units }, index) =>
      weights[index] === 0n ? [] : [[item, allocateToUnits(byLine[index] ?? 0n, units)] as const],
    ),
  );
}
