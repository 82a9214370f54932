import assert from "node:assert/strict";
import { evenRuns } from "#core/kernel/unit-runs.ts";
import type { PricingInput, PricingLine } from "./pricing-input.ts";
import type { PricingState } from "./pricing-state.ts";

/**
 * The state before the first adjuster: list prices. The same for the same input, which is priced again and again while codes are weighed
 * against each other. A line that could not have come from a catalogue is a bug and throws.
 */
export function openState(input: PricingInput): PricingState {
  const known = states.get(input);
  if (known !== undefined) return known;
  const state = stateOf(input);
  states.set(input, state);
  return state;
}

const states = new WeakMap<PricingInput, PricingState>();

function stateOf(input: PricingInput): PricingState {
  const keys = new Set<string>();
  const lines = input.lines.map((line) => {
    assert(!keys.has(line.key), `line key ${line.key} is not unique`);
    keys.add(line.key);
    checkLine(line);
    return { line, units: evenRuns(line.quantity, line.unitPriceMinor), setupMinor: line.setupMinor };
  });
  return { input, lines };
}

function checkLine(line: PricingLine): void {
  assert(Number.isSafeInteger(line.quantity) && line.quantity >= 1, "a quantity is a whole number of at least 1");
  assert(line.unitPriceMinor >= 0n && line.setupMinor >= 0n, "a price is never negative");
  assert(line.taxRatePpm >= 0n, "a tax rate is never negative");
}
