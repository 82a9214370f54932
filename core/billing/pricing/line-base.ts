import { sumRuns } from "#core/kernel/unit-runs.ts";
import type { PricingState } from "./pricing-state.ts";
import { type LineKeys, targetLines } from "./target-lines.ts";

/** A base in minor units, setup fees apart: a minimum on the list price counts them, a percentage does not. */
export type LineBase = {
  readonly unitsMinor: bigint;
  readonly setupMinor: bigint;
};

/** The list price of the discountable lines among `keys` (of all of them without keys), before any adjustment. */
export function subtotalOf(state: PricingState, keys?: LineKeys): LineBase {
  let unitsMinor = 0n;
  let setupMinor = 0n;
  for (const { line } of targetLines(state, keys)) {
    unitsMinor += line.unitPriceMinor * BigInt(line.quantity);
    setupMinor += line.setupMinor;
  }
  return { unitsMinor, setupMinor };
}

/** What the adjusters so far have left of the discountable lines among `keys` (of all of them without keys). */
export function remainingOf(state: PricingState, keys?: LineKeys): LineBase {
  let unitsMinor = 0n;
  let setupMinor = 0n;
  for (const left of targetLines(state, keys)) {
    unitsMinor += sumRuns(left.units);
    setupMinor += left.setupMinor;
  }
  return { unitsMinor, setupMinor };
}
