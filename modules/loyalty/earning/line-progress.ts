import { sliceRuns, sumRuns, type UnitRuns } from "#core/kernel/unit-runs.ts";

/** How far a line of an invoice was refunded: units go back from the last to the first, amounts over what is left. */
export type LineProgress = {
  readonly quantity: number;
  /** What each unit cost in the end, tax included. */
  readonly unitTotals: UnitRuns;
  readonly refundedQuantity: number;
  readonly refundedMinor: bigint;
};

/**
 * How much of something that is fixed per unit (points that paid for it, the base it earned on) has gone back with the refunds so far.
 * Units that went back take theirs along; an amount beyond them takes the same part of the rest, rounded down. It depends on the state
 * of the line only and never falls, so the difference of two states is what one refund has to move.
 */
export function goneBack({ quantity, unitTotals, refundedQuantity, refundedMinor }: LineProgress, units: UnitRuns): bigint {
  const whole = sumRuns(units);
  if (refundedQuantity >= quantity) return whole;
  const kept = quantity - refundedQuantity;
  const byUnits = sumRuns(sliceRuns(units, kept, quantity));
  const keptMoney = sumRuns(sliceRuns(unitTotals, 0, kept));
  const beyond = refundedMinor - (sumRuns(unitTotals) - keptMoney);
  if (keptMoney === 0n || beyond <= 0n) return byUnits;
  return byUnits + ((whole - byUnits) * (beyond < keptMoney ? beyond : keptMoney)) / keptMoney;
}
