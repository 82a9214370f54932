import { sumRuns } from "#core/kernel/unit-runs.ts";
import type { RefundableLine, RefundableShare } from "./refundable-line.ts";

/** What one tender paid of a line and did not get back yet. */
export function shareLeft(share: RefundableShare): bigint {
  return sumRuns(share.units) - share.refundedMinor;
}

/** What all tenders together paid of a line and did not get back yet. */
export function lineLeft(line: RefundableLine): bigint {
  return line.shares.reduce((sum, share) => sum + shareLeft(share), 0n);
}

/** What is left to refund of a document. */
export function refundableLeft(lines: readonly RefundableLine[]): bigint {
  return lines.reduce((sum, line) => sum + lineLeft(line), 0n);
}

/** True when all that was paid went back; of a document nobody paid anything for, when every unit did. */
export function isFullyRefunded(lines: readonly RefundableLine[]): boolean {
  if (refundableLeft(lines) > 0n) return false;
  const wasPaid = lines.some((line) => line.shares.some((share) => share.refundedMinor > 0n));
  return wasPaid || lines.every((line) => line.refundedQuantity === line.quantity);
}
