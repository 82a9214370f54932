import { subtractRuns, sumRuns } from "#core/kernel/unit-runs.ts";
import { clampRuns } from "./clamp-runs.ts";
import { mergeTakings } from "./merge-takings.ts";
import type { LineState, PricingState } from "./pricing-state.ts";
import type { LineTaking, Taking } from "./taking.ts";

export type AppliedTaking = {
  readonly state: PricingState;
  /** What was really taken, line by line in document order, units over the whole quantity. */
  readonly lines: readonly LineTaking[];
  readonly amountMinor: bigint;
  readonly unclampedMinor: bigint;
};

/**
 * Takes a taking off the state, which itself stays as it was. Whoever made the taking, no unit and no setup fee goes below zero,
 * nothing is added, and a line that may not be discounted keeps its price.
 */
export function applyTaking(state: PricingState, taking: Extract<Taking, { kind: "taking" }>): AppliedTaking {
  const parts = inDocumentOrder(state, taking.lines);
  const taken: LineTaking[] = [];
  let amountMinor = 0n;
  let next = 0;
  const lines = state.lines.map((left) => {
    const part = parts[next];
    if (part?.key !== left.line.key) return left;
    next += 1;
    if (!left.line.discountable) return left;
    const clamped = clampTo(left, part);
    const minor = sumRuns(clamped.units) + clamped.setupMinor;
    if (minor === 0n) return left;
    taken.push(clamped);
    amountMinor += minor;
    return { line: left.line, units: subtractRuns(left.units, clamped.units), setupMinor: left.setupMinor - clamped.setupMinor };
  });
  let wantedMinor = 0n;
  for (const part of taking.lines) wantedMinor += sumRuns(part.units) + part.setupMinor;
  const unclampedMinor = taking.unclampedMinor > wantedMinor ? taking.unclampedMinor : wantedMinor;
  return { state: { input: state.input, lines }, lines: taken, amountMinor, unclampedMinor };
}

/** The builders answer in document order, each line once; only what others made has to be put in order. */
function inDocumentOrder(state: PricingState, parts: readonly LineTaking[]): readonly LineTaking[] {
  let next = 0;
  for (const { line } of state.lines) if (parts[next]?.key === line.key) next += 1;
  if (next === parts.length) return parts;
  const merged = mergeTakings(parts);
  return state.lines.flatMap(({ line }) => merged.get(line.key) ?? []);
}

function clampTo(left: LineState, part: LineTaking): LineTaking {
  const units = clampRuns(part.units, left.units);
  const wantedSetup = part.setupMinor > 0n ? part.setupMinor : 0n;
  const setupMinor = wantedSetup < left.setupMinor ? wantedSetup : left.setupMinor;
  return units === part.units && setupMinor === part.setupMinor ? part : { key: part.key, units, setupMinor };
}
