import assert from "node:assert/strict";
import { allocate } from "#core/kernel/allocate.ts";
import { allocateToUnits, sumRuns, type UnitRuns } from "#core/kernel/unit-runs.ts";

/** A line the tender may pay, with what is still unpaid of each of its units (tax and setup included). */
export type PayableLine = {
  readonly key: string;
  readonly payable: UnitRuns;
};

/** The stored share of a tender in a line: what a refund of each unit gives back to it. */
export type TenderShare = {
  readonly key: string;
  readonly units: UnitRuns;
};

/**
 * Allocates one payment to the lines it may pay, then to units, by what is still unpaid of them: largest remainder, ties by
 * position. One answer per line, in the same order. Paying more than is payable is a bug and throws.
 */
export function allocateTender(amountMinor: bigint, lines: readonly PayableLine[]): readonly TenderShare[] {
  const payableMinor = lines.map((line) => sumRuns(line.payable));
  const leftMinor = payableMinor.reduce((sum, minor) => sum + minor, 0n);
  assert(amountMinor >= 0n && amountMinor <= leftMinor, "a tender pays between nothing and what is payable");
  const shares = allocate(amountMinor, payableMinor);
  return lines.map((line, index) => ({ key: line.key, units: allocateToUnits(shares[index] ?? 0n, line.payable) }));
}
