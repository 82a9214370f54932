import type { PricingState } from "./pricing-state.ts";
import type { LineTaking, Taking } from "./taking.ts";
import { type LineKeys, targetLines } from "./target-lines.ts";

/** Whatever is left of the setup fees of a set of lines. Units are not touched. */
export function takeSetup(state: PricingState, keys: LineKeys | undefined): Taking {
  const lines: LineTaking[] = targetLines(state, keys)
    .filter((left) => left.setupMinor > 0n)
    .map((left) => ({ key: left.line.key, units: [], setupMinor: left.setupMinor }));
  const amountMinor = lines.reduce((sum, taking) => sum + taking.setupMinor, 0n);
  return { kind: "taking", lines, unclampedMinor: amountMinor, amountMinor };
}
