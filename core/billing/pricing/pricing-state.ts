import type { UnitRuns } from "#core/kernel/unit-runs.ts";
import type { PricingInput, PricingLine } from "./pricing-input.ts";

/** What the adjusters so far have left of a line. */
export type LineState = {
  readonly line: PricingLine;
  /** What is left of each unit, without setup. */
  readonly units: UnitRuns;
  /** What is left of the setup fee. */
  readonly setupMinor: bigint;
};

/** What an adjuster sees: the frozen input and what is left of each line, in the order of the input. Never mutated. */
export type PricingState = {
  readonly input: PricingInput;
  readonly lines: readonly LineState[];
};
