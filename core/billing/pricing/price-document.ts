import type { Adjuster } from "./adjuster.ts";
import { applyTaking } from "./apply-taking.ts";
import { openState } from "./open-state.ts";
import { orderAdjusters } from "./order-adjusters.ts";
import { priceLines } from "./price-lines.ts";
import type { PricedAdjustment, PricedDocument, PricedLine, PricedRefusal } from "./priced-document.ts";
import type { PricingInput } from "./pricing-input.ts";
import type { PricingState } from "./pricing-state.ts";
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
  return settled(input, state, { steps, adjustments, refusals });
}

type Course = {
  readonly steps: readonly PricingStep[];
  readonly adjustments: readonly PricedAdjustment[];
  readonly refusals: readonly PricedRefusal[];
};

/** Many prices are made only to learn what somebody would take: lines and tax are settled when they are first read. */
function settled(input: PricingInput, state: PricingState, { steps, adjustments, refusals }: Course): PricedDocument {
  let lines: readonly PricedLine[] | undefined;
  let trace: readonly TraceEntry[] | undefined;
  const linesOf = (): readonly PricedLine[] => {
    lines ??= priceLines(state);
    return lines;
  };
  return {
    input,
    get subtotalMinor() {
      return sumOf(linesOf(), "subtotalMinor");
    },
    get discountMinor() {
      return sumOf(linesOf(), "discountMinor");
    },
    get taxMinor() {
      return sumOf(linesOf(), "taxMinor");
    },
    get totalMinor() {
      return sumOf(linesOf(), "totalMinor");
    },
    get lines() {
      return linesOf();
    },
    adjustments,
    refusals,
    get trace() {
      trace ??= traceSteps(steps, linesOf());
      return trace;
    },
  };
}

function sumOf(lines: readonly PricedLine[], amount: "subtotalMinor" | "discountMinor" | "taxMinor" | "totalMinor"): bigint {
  let sum = 0n;
  for (const line of lines) sum += line[amount];
  return sum;
}
