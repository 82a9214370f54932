import { addRuns, addToUnit, allocateToUnits, sumRuns } from "#core/kernel/unit-runs.ts";
import type { PricedLine } from "./priced-document.ts";
import type { PricingInput } from "./pricing-input.ts";
import type { LineState, PricingState } from "./pricing-state.ts";
import { taxLines } from "./tax-lines.ts";

/** Settles every line on what the adjusters have left of it: tax, total, and each unit's part of both. */
export function priceLines(state: PricingState): readonly PricedLine[] {
  const taxablesMinor = state.lines.map((left) => sumRuns(left.units) + left.setupMinor);
  const taxesMinor = taxLines(state.input, taxablesMinor);
  return state.lines.map((left, index) => priceLine(state.input, left, taxablesMinor[index] ?? 0n, taxesMinor[index] ?? 0n));
}

function priceLine(input: PricingInput, left: LineState, taxableMinor: bigint, taxMinor: bigint): PricedLine {
  const { line } = left;
  const subtotalMinor = line.unitPriceMinor * BigInt(line.quantity) + line.setupMinor;
  const unitTaxables = left.setupMinor === 0n ? left.units : addToUnit(left.units, 0, left.setupMinor);
  const addsTax = !input.taxInclusive && taxMinor > 0n;
  return {
    key: line.key,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    setupMinor: line.setupMinor,
    subtotalMinor,
    discountMinor: subtotalMinor - taxableMinor,
    taxableMinor,
    taxMinor,
    totalMinor: input.taxInclusive ? taxableMinor : taxableMinor + taxMinor,
    unitTaxables,
    unitTotals: addsTax ? addRuns(unitTaxables, allocateToUnits(taxMinor, unitTaxables)) : unitTaxables,
  };
}
