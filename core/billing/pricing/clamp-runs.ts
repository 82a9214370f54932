import { normaliseRuns, type UnitRun, type UnitRuns } from "#core/kernel/unit-runs.ts";

/**
 * Brings `wanted` between zero and what is left of each unit. The result covers exactly the units of `left`:
 * units that `wanted` does not mention take nothing, units beyond the line are dropped.
 */
export function clampRuns(wanted: UnitRuns, left: UnitRuns): UnitRuns {
  if (isSingleRunWithin(wanted, left)) return wanted;
  const clamped: UnitRun[] = [];
  let wantedIndex = 0;
  let used = 0;
  for (const run of left) {
    let open = run.count;
    while (open > 0) {
      const candidate = wanted[wantedIndex];
      const count = candidate === undefined ? open : Math.min(open, candidate.count - used);
      clamped.push({ count, minor: between(candidate?.minor ?? 0n, run.minor) });
      open -= count;
      used += count;
      if (candidate !== undefined && used >= candidate.count) {
        wantedIndex += 1;
        used = 0;
      }
    }
  }
  return normaliseRuns(clamped);
}

/** The common case by far, and the hot one: one unit, or units that are all alike. */
function isSingleRunWithin(wanted: UnitRuns, left: UnitRuns): boolean {
  const [one] = wanted;
  const [other] = left;
  if (one === undefined || other === undefined || wanted.length > 1 || left.length > 1) return false;
  return one.count === other.count && one.minor >= 0n && one.minor <= other.minor;
}

function between(wantedMinor: bigint, leftMinor: bigint): bigint {
  if (wantedMinor <= 0n) return 0n;
  return wantedMinor < leftMinor ? wantedMinor : leftMinor;
}
