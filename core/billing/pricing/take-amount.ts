import assert from "node:assert/strict";
import type { PricingState } from "./pricing-state.ts";
import { spreadOverUnits } from "./spread-over-units.ts";
import type { Taking } from "./taking.ts";
import { type LineKeys, targetLines } from "./target-lines.ts";

/**
 * An amount in minor units off a set of lines, given once over the set and not once per line: clamped to what is left,
 * then allocated to lines and units by what is left of them. Setup fees are not touched.
 */
export function takeAmount(state: PricingState, keys: LineKeys | undefined, amountMinor: bigint): Taking {
  assert(amountMinor >= 0n, "an amount taken off is never negative");
  return spreadOverUnits(targetLines(state, keys), amountMinor);
}
