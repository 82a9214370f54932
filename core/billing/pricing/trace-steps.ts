import { sumRuns } from "#core/kernel/unit-runs.ts";
import type { Refusal } from "#core/kernel/verdict.ts";
import type { AdjusterSource } from "./adjuster.ts";
import type { Lane } from "./lane.ts";
import type { PricedAdjustment, PricedLine } from "./priced-document.ts";
import type { TraceEntry, TraceLine } from "./pricing-trace.ts";

/** What came of one adjuster. */
export type PricingStep = {
  readonly source: AdjusterSource;
  readonly lane: Lane;
  readonly outcome: PricedAdjustment | Refusal;
};

/** The steps and the tax as plain data, replayed from the list prices on. */
export function traceSteps(steps: readonly PricingStep[], lines: readonly PricedLine[]): readonly TraceEntry[] {
  const leftMinor = new Map(lines.map((line) => [line.key, line.subtotalMinor]));
  let totalMinor = lines.reduce((sum, line) => sum + line.subtotalMinor, 0n);
  const entries = steps.map(({ source, lane, outcome }): TraceEntry => {
    const beforeMinor = String(totalMinor);
    if ("code" in outcome) {
      return { step: "refused", lane, source, beforeMinor, afterMinor: beforeMinor, code: outcome.code, lines: [] };
    }
    totalMinor -= outcome.amountMinor;
    return {
      step: "taken",
      lane,
      source,
      beforeMinor,
      afterMinor: String(totalMinor),
      amountMinor: String(outcome.amountMinor),
      unclampedMinor: String(outcome.unclampedMinor),
      lines: outcome.lines.map(({ key, units, setupMinor }) => {
        const before = leftMinor.get(key) ?? 0n;
        const amount = sumRuns(units) + setupMinor;
        leftMinor.set(key, before - amount);
        return traceLine(key, before, before - amount, amount);
      }),
    };
  });
  return [...entries, traceTax(lines)];
}

function traceTax(lines: readonly PricedLine[]): TraceEntry {
  const sum = (minorOf: (line: PricedLine) => bigint) => String(lines.reduce((total, line) => total + minorOf(line), 0n));
  return {
    step: "tax",
    beforeMinor: sum((line) => line.taxableMinor),
    afterMinor: sum((line) => line.totalMinor),
    amountMinor: sum((line) => line.taxMinor),
    lines: lines.filter((line) => line.taxMinor > 0n).map((line) => traceLine(line.key, line.taxableMinor, line.totalMinor, line.taxMinor)),
  };
}

function traceLine(key: string, beforeMinor: bigint, afterMinor: bigint, amountMinor: bigint): TraceLine {
  return { key, beforeMinor: String(beforeMinor), afterMinor: String(afterMinor), amountMinor: String(amountMinor) };
}
