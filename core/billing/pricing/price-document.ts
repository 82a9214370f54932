import type { Adjuster } from "./adjuster.ts";
import { applyTaking } from "./apply-taking.ts";
import { openState } from "./open-state.ts";
import { orderAdjusters } from "./order-adjusters.ts";
import { priceLines } from "./price-lines.ts";
import type { PricedAdjustment, PricedDocument, PricedLine, PricedRefusal } from "./priced-document.ts";
import type { PricingInput } from "./pricing-input.ts";
import type { TraceEntry } from "./pricing-trace.ts";
import { type PricingStep, traceSteps } from "./trace-steps.ts";

/**
 * The price of a cart or an invoice: the one function behind preview, checkout, renewal and simulation. Pure: equal input and
 * adjusters give equal documents, whatever order the adjusters come in. Amounts in minor units; throws only on input that is a bug.
 */
export function priceDocument(input: PricingInput, adjusters: readonly Adjuster[]): PricedDocument {
  const steps: PricingStep[] = [];
  const adjustments: PricedAdjustment[] = [];
  const refusals: PricedRefusal[] = [];
  let state = openState(input);
  for (const adjuster of orderAdjusters(adjusters)) {
    const { source, lane } = adjuster;
    const taking = adjuster.take(state);
    if (taking.kind === "refused") {
      refusals.push({ source, refusal: taking.refusal });
      steps.push({ source, lane, outcome: taking.refusal });
    } else {
      const applied = applyTaking(state, taking);
      const { lines, amountMinor, unclampedMinor } = applied;
      const adjustment = { source, lane, amountMinor, unclampedMinor, lines };
      adjustments.push(adjustment);
      steps.push({ source, lane, outcome: adjustment });
      state = applied.state;
    }
  }
  const lines = priceLines(state);
  let trace: readonly TraceEntry[] | undefined;
  return {
    input,
    subtotalMinor: sumOf(lines, (line) => line.subtotalMinor),
    discountMinor: sumOf(lines, (line) => line.discountMinor),
    taxMinor: sumOf(lines, (line) => line.taxMinor),
    totalMinor: sumOf(lines, (line) => line.totalMinor),
    lines,
    adjustments,
    refusals,
    get trace() {
      trace ??= traceSteps(steps, lines);
      return trace;
    },
  };
}

function sumOf(lines: readonly PricedLine[], minorOf: (line: PricedLine) => bigint): bigint {
  return lines.reduce((sum, line) => sum + minorOf(line), 0n);
}
