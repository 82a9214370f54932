import { addRuns, countUnits, evenRuns, type UnitRuns } from "#core/kernel/unit-runs.ts";
import type { LineTaking } from "./taking.ts";

/** Takings by line key. A plug-in may mention a line more than once: the parts count together. */
export function mergeTakings(parts: readonly LineTaking[]): ReadonlyMap<string, LineTaking> {
  const merged = new Map<string, LineTaking>();
  for (const part of parts) {
    const before = merged.get(part.key);
    merged.set(part.key, before === undefined ? part : merge(before, part));
  }
  return merged;
}

function merge(one: LineTaking, other: LineTaking): LineTaking {
  const units = addRuns(padded(one.units, other.units), padded(other.units, one.units));
  return { key: one.key, units, setupMinor: one.setupMinor + other.setupMinor };
}

function padded(units: UnitRuns, other: UnitRuns): UnitRuns {
  const missing = countUnits(other) - countUnits(units);
  return missing > 0 ? [...units, ...evenRuns(missing, 0n)] : units;
}
