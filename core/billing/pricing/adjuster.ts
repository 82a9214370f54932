import type { Lane } from "./lane.ts";
import type { PricingState } from "./pricing-state.ts";
import type { Taking } from "./taking.ts";

/** Who takes something off: `kind` and `ref` identify it (`coupon`, its code or id), `title` is shown on the document. */
export type AdjusterSource = {
  readonly kind: string;
  readonly ref: string;
  readonly title: string;
};

/** One thing that lowers the price of a document: a coupon, a staff adjustment, points. */
export type Adjuster = {
  readonly source: AdjusterSource;
  readonly lane: Lane;
  /** Lower goes first within the lane; ties by id. */
  readonly priority: number;
  readonly id: number;
  /** Pure. Sees what the adjusters before it have left; anything beyond that is clamped by the pipeline. */
  readonly take: (state: PricingState) => Taking;
};
