import type { UnitRuns } from "#core/kernel/unit-runs.ts";
import type { Refusal } from "#core/kernel/verdict.ts";
import type { AdjusterSource } from "./adjuster.ts";
import type { Lane } from "./lane.ts";
import type { PricingInput } from "./pricing-input.ts";
import type { TraceEntry } from "./pricing-trace.ts";
import type { LineTaking } from "./taking.ts";

/** A line with its price settled. All amounts are minor units of the document's currency. */
export type PricedLine = {
  readonly key: string;
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  readonly setupMinor: bigint;
  /** Unit price × quantity + setup. */
  readonly subtotalMinor: bigint;
  readonly discountMinor: bigint;
  /** Subtotal − discount: net in tax-exclusive shops, gross in tax-inclusive ones. */
  readonly taxableMinor: bigint;
  /** Added to the taxable amount in tax-exclusive shops, contained in it in tax-inclusive ones. */
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  /** What is left of each unit after discounts, before tax is added; the setup that is left sits on unit 0. Sums to `taxableMinor`. */
  readonly unitTaxables: UnitRuns;
  /** Each unit's total with tax; the setup that is left sits on unit 0. Sums to `totalMinor`. */
  readonly unitTotals: UnitRuns;
};

/** What one adjuster took, after clamping. `amountMinor` may be 0n: the caller decides what no effect means. */
export type PricedAdjustment = {
  readonly source: AdjusterSource;
  readonly lane: Lane;
  readonly amountMinor: bigint;
  readonly unclampedMinor: bigint;
  /** Only lines from which something was taken, in document order; units cover the whole quantity. */
  readonly lines: readonly LineTaking[];
};

/** An adjuster that took nothing, and why. */
export type PricedRefusal = {
  readonly source: AdjusterSource;
  readonly refusal: Refusal;
};

/**
 * The price of a cart or invoice; its lines and sums are worked out when they are first read. Tax-exclusive: subtotal − discount + tax = total.
 * Tax-inclusive: subtotal − discount = total, and `taxMinor` is the part of it that is tax.
 */
export type PricedDocument = {
  readonly input: PricingInput;
  /** List price of all lines, setup fees included. */
  readonly subtotalMinor: bigint;
  readonly discountMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly lines: readonly PricedLine[];
  /** In the order in which they were made. */
  readonly adjustments: readonly PricedAdjustment[];
  readonly refusals: readonly PricedRefusal[];
  /** Plain data, fit for JSON: amounts are decimal text of minor units. Written when first read, so a price nobody explains costs none. */
  readonly trace: readonly TraceEntry[];
};
