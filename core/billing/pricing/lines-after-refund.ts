import type { LineRefund } from "./refund-plan.ts";
import type { RefundableLine } from "./refundable-line.ts";

/** The lines as they are once the refunds were made; the given ones stay as they were. */
export function linesAfterRefund(lines: readonly RefundableLine[], refunds: readonly LineRefund[]): readonly RefundableLine[] {
  const byKey = new Map(refunds.map((refund) => [refund.key, refund]));
  return lines.map((line) => {
    const refund = byKey.get(line.key);
    if (refund === undefined) return line;
    const returned = new Map(refund.tenders.map((tender) => [tender.tenderId, tender.amountMinor]));
    return {
      ...line,
      refundedQuantity: line.refundedQuantity + refund.quantity,
      shares: line.shares.map((share) => ({ ...share, refundedMinor: share.refundedMinor + (returned.get(share.tenderId) ?? 0n) })),
    };
  });
}
