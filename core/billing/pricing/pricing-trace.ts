import type { AdjusterSource } from "./adjuster.ts";
import type { Lane } from "./lane.ts";

/** Decimal text of an integer count of minor units: JSON has no bigint. */
export type MinorText = string;

/** One line as a step found it and left it, and what was taken off it or is tax of it. */
export type TraceLine = {
  readonly key: string;
  readonly beforeMinor: MinorText;
  readonly afterMinor: MinorText;
  readonly amountMinor: MinorText;
};

/** One step of the pipeline, as plain JSON data, for support and for "why is this the price". */
export type TraceEntry =
  | {
      readonly step: "taken";
      readonly lane: Lane;
      readonly source: AdjusterSource;
      /** What was left of the whole document before and after the step, setup fees included. */
      readonly beforeMinor: MinorText;
      readonly afterMinor: MinorText;
      readonly amountMinor: MinorText;
      /** Greater than the amount when there was not enough left to take. */
      readonly unclampedMinor: MinorText;
      /** Only the lines that changed. */
      readonly lines: readonly TraceLine[];
    }
  | {
      readonly step: "refused";
      readonly lane: Lane;
      readonly source: AdjusterSource;
      readonly beforeMinor: MinorText;
      readonly afterMinor: MinorText;
      readonly code: string;
      readonly lines: readonly TraceLine[];
    }
  | {
      readonly step: "tax";
      /** Before tax is added (or, in tax-inclusive shops, taken out) and after it. */
      readonly beforeMinor: MinorText;
      readonly afterMinor: MinorText;
      readonly amountMinor: MinorText;
      readonly lines: readonly TraceLine[];
    };
