import type { UnitRuns } from "#core/kernel/unit-runs.ts";

/** What one tender (a gift card, account credit, a gateway payment) paid of a line, and how much of it went back. */
export type RefundableShare = {
  /** One payment, hold or card movement; unique within the line. */
  readonly tenderId: string;
  /** The stored share of each unit, unit 0 first; covers the whole quantity of the line. */
  readonly units: UnitRuns;
  readonly refundedMinor: bigint;
};

/** A paid line as the refund rules see it. */
export type RefundableLine = {
  readonly key: string;
  readonly quantity: number;
  /** Units refunded so far; they are the last ones of the line. */
  readonly refundedQuantity: number;
  /** In payment order, which decides ties. */
  readonly shares: readonly RefundableShare[];
};
