import { sliceRuns, sumRuns } from "#core/kernel/unit-runs.ts";
import type { LineRefund } from "./refund-plan.ts";
import { shareLeft } from "./refundable-left.ts";
import type { RefundableLine } from "./refundable-line.ts";
import { unitRange } from "./unit-range.ts";

/**
 * What the next `quantity` units of a line give back, per tender: a look-up of their stored shares. Where an earlier refund by
 * amount left a tender less than that, it gives back what is left; the last unit of the line gives back everything left.
 * More units than are left throws.
 */
export function refundUnits(line: RefundableLine, quantity: number): LineRefund {
  const { from, to } = unitRange(line, quantity);
  const tenders = line.shares.map((share) => {
    const leftMinor = shareLeft(share);
    const storedMinor = sumRuns(sliceRuns(share.units, from, to));
    return { tenderId: share.tenderId, amountMinor: from === 0 || storedMinor > leftMinor ? leftMinor : storedMinor };
  });
  return { key: line.key, quantity, amountMinor: tenders.reduce((sum, tender) => sum + tender.amountMinor, 0n), tenders };
}
