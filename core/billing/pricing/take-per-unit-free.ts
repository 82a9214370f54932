import assert from "node:assert/strict";
import { allocate } from "#core/kernel/allocate.ts";
import { allocateToUnits, normaliseRuns, sliceRuns, sumRuns, type UnitRun, type UnitRuns, unitAt } from "#core/kernel/unit-runs.ts";
import type { LineState, PricingState } from "./pricing-state.ts";
import type { LineTaking, Taking } from "./taking.ts";
import { type LineKeys, targetLines } from "./target-lines.ts";

/**
 * Up to `unitCount` units for free, the dearest remaining ones first (ties by line, then unit position), together with the
 * setup fee of each line of which a unit is taken. With `capMinor` the sum is cut to it and allocated over what was chosen.
 */
export function takePerUnitFree(state: PricingState, keys: LineKeys | undefined, unitCount: number, capMinor?: bigint): Taking {
  assert(Number.isSafeInteger(unitCount) && unitCount >= 0, "a count of free units is a whole number");
  assert(capMinor === undefined || capMinor >= 0n, "a cap is never negative");
  const free = chooseDearest(targetLines(state, keys), unitCount);
  const worth = free.map((taking) => sumRuns(taking.units) + taking.setupMinor);
  const freeMinor = worth.reduce((sum, minor) => sum + minor, 0n);
  if (capMinor === undefined || capMinor >= freeMinor) {
    return { kind: "taking", lines: free, unclampedMinor: freeMinor, amountMinor: freeMinor };
  }
  const shares = allocate(capMinor, worth);
  const lines = free.map((taking, index) => cutTo(taking, shares[index] ?? 0n));
  return { kind: "taking", lines, unclampedMinor: capMinor, amountMinor: capMinor };
}

type Candidate = {
  readonly lineIndex: number;
  readonly runIndex: number;
  readonly count: number;
  readonly minor: bigint;
};

function chooseDearest(lines: readonly LineState[], unitCount: number): LineTaking[] {
  const candidates: Candidate[] = lines.flatMap(({ units }, lineIndex) =>
    units.map((run, runIndex) => ({ lineIndex, runIndex, count: run.count, minor: run.minor })),
  );
  candidates.sort((a, b) => compareDescending(a.minor, b.minor) || a.lineIndex - b.lineIndex || a.runIndex - b.runIndex);
  const chosen = new Map<number, Map<number, number>>();
  let open = unitCount;
  for (const { lineIndex, runIndex, count } of candidates) {
    if (open === 0) break;
    const taken = Math.min(open, count);
    const ofLine = chosen.get(lineIndex) ?? new Map<number, number>();
    chosen.set(lineIndex, ofLine.set(runIndex, taken));
    open -= taken;
  }
  return lines.flatMap((left, lineIndex) => {
    const ofLine = chosen.get(lineIndex);
    if (ofLine === undefined) return [];
    return [{ key: left.line.key, units: chosenUnits(left.units, ofLine), setupMinor: left.setupMinor }];
  });
}

function chosenUnits(units: UnitRuns, takenByRun: ReadonlyMap<number, number>): UnitRuns {
  const runs: UnitRun[] = [];
  for (const [runIndex, run] of units.entries()) {
    const taken = takenByRun.get(runIndex) ?? 0;
    runs.push({ count: taken, minor: run.minor }, { count: run.count - taken, minor: 0n });
  }
  return normaliseRuns(runs);
}

/** The setup fee takes part in the allocation as if it were a unit before the first one. */
function cutTo(taking: LineTaking, shareMinor: bigint): LineTaking {
  const cut = allocateToUnits(shareMinor, [{ count: 1, minor: taking.setupMinor }, ...taking.units]);
  return { ...taking, units: sliceRuns(cut, 1, Number.POSITIVE_INFINITY), setupMinor: unitAt(cut, 0) };
}

function compareDescending(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
