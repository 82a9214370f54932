import { sumRuns } from "#core/kernel/unit-runs.ts";
import type { EarningFacts, EarningLine } from "../contract.ts";
import type { EarningTerms } from "./earning-terms.ts";
import { goneBack, type LineProgress } from "./line-progress.ts";

/** The facts of an earning with what refunds have left of its lines; everything is left of a line without progress. */
export function factsLeft({ facts, lines }: EarningTerms, progress: ReadonlyMap<number, LineProgress>): EarningFacts {
  const left = lines.map(({ itemId, productId, productType, units }): EarningLine => {
    const line = progress.get(itemId);
    const quantity = units.reduce((count, run) => count + run.count, 0);
    const base = sumRuns(units);
    return line === undefined
      ? { productId, productType, quantity, baseMinor: base }
      : { productId, productType, quantity: quantity - line.refundedQuantity, baseMinor: base - goneBack(line, units) };
  });
  return {
    ...facts,
    lines: left.filter(({ quantity }) => quantity > 0),
    baseMinor: left.reduce((sum, { baseMinor }) => sum + baseMinor, 0n),
  };
}

/** The base of an earning before any refund. */
export function wholeBase({ lines }: EarningTerms): bigint {
  return lines.reduce((sum, { units }) => sum + sumRuns(units), 0n);
}
