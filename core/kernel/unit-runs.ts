import assert from "node:assert/strict";

/** `count` neighbouring units of a line that carry the same amount each. */
export type UnitRun = { readonly count: number; readonly minor: bigint };

/**
 * The amounts of a line unit by unit, run-length coded, unit 0 first: 5.00 over three units is
 * `[{ count: 2, minor: 167n }, { count: 1, minor: 166n }]`. What the functions here return is normalised, and they cost as much
 * as there are runs, never as there are units.
 */
export type UnitRuns = readonly UnitRun[];

/** The form kept in JSON columns: `[[count, "minor"], …]`. */
export type UnitRunsJson = readonly (readonly [count: number, minor: string])[];

export function evenRuns(count: number, minor: bigint): UnitRuns {
  assert(Number.isSafeInteger(count) && count >= 0, "a run has a whole, non-negative number of units");
  return count === 0 ? [] : [{ count, minor }];
}

export function sumRuns(runs: UnitRuns): bigint {
  let sum = 0n;
  for (const run of runs) sum += run.count === 1 ? run.minor : BigInt(run.count) * run.minor;
  return sum;
}

export function countUnits(runs: UnitRuns): number {
  let units = 0;
  for (const run of runs) units += run.count;
  return units;
}

/** The amount of one unit. Asking for a unit that does not exist is a bug. */
export function unitAt(runs: UnitRuns, index: number): bigint {
  let end = 0;
  for (const run of runs) {
    end += run.count;
    if (index >= 0 && index < end) return run.minor;
  }
  assert.fail(`unit ${index} is outside 0..${end - 1}`);
}

/** The units from `from` up to, not including, `to`. Bounds outside the line are clamped to it. */
export function sliceRuns(runs: UnitRuns, from: number, to: number): UnitRuns {
  const slice: UnitRun[] = [];
  let start = 0;
  for (const run of runs) {
    const end = start + run.count;
    const count = Math.min(end, to) - Math.max(start, from);
    if (count > 0) append(slice, count, run.minor);
    start = end;
  }
  return slice;
}

/** Unit by unit `left + right`. Both must have the same number of units. */
export function addRuns(left: UnitRuns, right: UnitRuns): UnitRuns {
  return combine(left, right, (one, other) => one + other);
}

/** Unit by unit `left − right`. Both must have the same number of units. */
export function subtractRuns(left: UnitRuns, right: UnitRuns): UnitRuns {
  return combine(left, right, (one, other) => one - other);
}

/** Adds an amount (negative takes away) to one unit and leaves the others alone. */
export function addToUnit(runs: UnitRuns, index: number, minor: bigint): UnitRuns {
  const changed = unitAt(runs, index) + minor;
  return normaliseRuns([
    ...sliceRuns(runs, 0, index),
    { count: 1, minor: changed },
    ...sliceRuns(runs, index + 1, Number.POSITIVE_INFINITY),
  ]);
}

/** Merges equal neighbours and drops empty runs, so that equal amounts have one representation. */
export function normaliseRuns(runs: UnitRuns): UnitRuns {
  const merged: UnitRun[] = [];
  for (const run of runs) append(merged, run.count, run.minor);
  return merged;
}

/**
 * `allocate` for the units of a line: the same shares as over the expanded list of units (largest remainder, ties by unit position,
 * a unit of weight zero gets nothing), at a cost that grows with the number of runs and not with the quantity.
 */
export function allocateToUnits(totalMinor: bigint, weights: UnitRuns): UnitRuns {
  assert(totalMinor >= 0n, "a total to allocate is not negative");
  const only = weights.length === 1 ? weights[0] : undefined;
  if (only !== undefined && only.minor > 0n) return evenly(totalMinor, only.count);
  let weightSum = 0n;
  for (const run of weights) {
    assert(run.minor >= 0n, "a weight is not negative");
    weightSum += BigInt(run.count) * run.minor;
  }
  if (weightSum === 0n) {
    assert(totalMinor === 0n, "a positive total needs a positive weight");
    return normaliseRuns(weights.map((run) => ({ count: run.count, minor: 0n })));
  }
  return byLargestRemainder(totalMinor, weights, weightSum);
}

export function runsToJson(runs: UnitRuns): UnitRunsJson {
  return runs.map((run) => [run.count, String(run.minor)] as const);
}

/** Reads what `runsToJson` wrote. Anything else in the column is corruption and throws. */
export function runsFromJson(json: unknown): UnitRuns {
  assert(Array.isArray(json), "unit runs are stored as a list");
  return normaliseRuns(json.map(runFromJson));
}

function runFromJson(pair: unknown): UnitRun {
  assert(Array.isArray(pair) && pair.length === 2, "a stored run is a pair");
  const [count, minor]: unknown[] = pair;
  assert(typeof count === "number" && Number.isSafeInteger(count) && count >= 0, "a stored run has a whole number of units");
  assert(typeof minor === "string" && /^-?\d+$/.test(minor), "a stored run has its amount as an integer text");
  return { count, minor: BigInt(minor) };
}

function combine(left: UnitRuns, right: UnitRuns, merge: (one: bigint, other: bigint) => bigint): UnitRuns {
  const combined: UnitRun[] = [];
  let leftIndex = 0;
  let rightIndex = 0;
  let leftTaken = 0;
  let rightTaken = 0;
  for (;;) {
    const one = left[leftIndex];
    const other = right[rightIndex];
    if (one === undefined || other === undefined) break;
    const count = Math.min(one.count - leftTaken, other.count - rightTaken);
    append(combined, count, merge(one.minor, other.minor));
    leftTaken += count;
    rightTaken += count;
    if (leftTaken === one.count) {
      leftIndex += 1;
      leftTaken = 0;
    }
    if (rightTaken === other.count) {
      rightIndex += 1;
      rightTaken = 0;
    }
  }
  assert(countUnits(left) === countUnits(right), "both sides have the same number of units");
  return combined;
}

function append(runs: UnitRun[], count: number, minor: bigint): void {
  if (count === 0) return;
  const last = runs.at(-1);
  if (last?.minor === minor) runs[runs.length - 1] = { count: last.count + count, minor };
  else runs.push({ count, minor });
}

function evenly(totalMinor: bigint, count: number): UnitRuns {
  if (count === 1) return [{ count, minor: totalMinor }];
  if (count === 0) {
    assert(totalMinor === 0n, "a positive total needs a unit");
    return [];
  }
  const share = totalMinor / BigInt(count);
  const larger = Number(totalMinor % BigInt(count));
  const rest = { count: count - larger, minor: share };
  return larger === 0 ? [rest] : [{ count: larger, minor: share + 1n }, rest];
}

type RunShare = { readonly count: number; readonly minor: bigint; readonly remainder: bigint; larger: number };

function byLargestRemainder(totalMinor: bigint, weights: UnitRuns, weightSum: bigint): UnitRuns {
  let leftMinor = totalMinor;
  const shares: RunShare[] = [];
  for (const { count, minor: weight } of weights) {
    const exact = totalMinor * weight;
    const minor = exact / weightSum;
    leftMinor -= count === 1 ? minor : BigInt(count) * minor;
    shares.push({ count, minor, remainder: exact - minor * weightSum, larger: 0 });
  }
  if (leftMinor > 0n) serveLargest(shares, Number(leftMinor));
  const runs: UnitRun[] = [];
  for (const { count, minor, larger } of shares) {
    append(runs, larger, minor + 1n);
    append(runs, count - larger, minor);
  }
  return runs;
}

/** Marks which units get one more. The sort is stable: equal remainders stay in unit order, and a run is served from its first unit. */
function serveLargest(shares: readonly RunShare[], units: number): void {
  let left = units;
  for (const share of shares.toSorted((one, other) => (one.remainder > other.remainder ? -1 : Number(one.remainder < other.remainder)))) {
    share.larger = Math.min(share.count, left);
    left -= share.larger;
    if (left === 0) return;
  }
}
