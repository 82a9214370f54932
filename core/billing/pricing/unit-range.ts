import assert from "node:assert/strict";
import type { RefundableLine } from "./refundable-line.ts";

/** The units `from` up to, not including, `to`: fit for `sliceRuns`. */
export type UnitRange = {
  readonly from: number;
  readonly to: number;
};

/** Which units the next `quantity` refunded ones are: units go back from the last to the first. More than is left throws. */
export function unitRange(line: Pick<RefundableLine, "quantity" | "refundedQuantity">, quantity: number): UnitRange {
  const to = line.quantity - line.refundedQuantity;
  assert(Number.isSafeInteger(quantity) && quantity >= 0 && quantity <= to, "a refund covers units that are left");
  return { from: to - quantity, to };
}
