import { allocate } from "#core/kernel/allocate.ts";
import { addedTax, containedTax } from "#core/kernel/rate.ts";
import type { PricingInput } from "./pricing-input.ts";

/**
 * The tax of each line on its discounted amount (`taxablesMinor`, in line order): added to it, or contained in it in a
 * tax-inclusive shop. With scope `invoice` it is computed and rounded once per rate, then allocated to the lines of that rate.
 */
export function taxLines(input: PricingInput, taxablesMinor: readonly bigint[]): readonly bigint[] {
  const taxOf = input.taxInclusive ? containedTax : addedTax;
  if (input.taxScope === "line") {
    return input.lines.map((line, index) => taxOf(taxablesMinor[index] ?? 0n, line.taxRatePpm, input.taxRounding));
  }
  const taxesMinor = input.lines.map(() => 0n);
  for (const [ratePpm, indexes] of linesByRate(input)) {
    const weights = indexes.map((index) => taxablesMinor[index] ?? 0n);
    const sumMinor = weights.reduce((sum, weight) => sum + weight, 0n);
    const shares = allocate(taxOf(sumMinor, ratePpm, input.taxRounding), weights);
    for (const [position, index] of indexes.entries()) taxesMinor[index] = shares[position] ?? 0n;
  }
  return taxesMinor;
}

function linesByRate(input: PricingInput): ReadonlyMap<bigint, readonly number[]> {
  const byRate = new Map<bigint, number[]>();
  for (const [index, line] of input.lines.entries()) {
    const indexes = byRate.get(line.taxRatePpm);
    if (indexes === undefined) byRate.set(line.taxRatePpm, [index]);
    else indexes.push(index);
  }
  return byRate;
}
