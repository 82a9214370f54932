import type { UnitRuns } from "#core/kernel/unit-runs.ts";
import type { Refusal } from "#core/kernel/verdict.ts";

/** What is taken off one line. Lines and units from which nothing is taken may be left out; units count from unit 0. */
export type LineTaking = {
  readonly key: string;
  readonly units: UnitRuns;
  readonly setupMinor: bigint;
};

/** What an adjuster takes off the state it was shown, or why it takes nothing. */
export type Taking =
  | {
      readonly kind: "taking";
      readonly lines: readonly LineTaking[];
      /** What it would have taken, after its own cap, had enough been left. */
      readonly unclampedMinor: bigint;
      /** The sum of the lines. */
      readonly amountMinor: bigint;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };
