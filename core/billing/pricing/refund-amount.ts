import assert from "node:assert/strict";
import { allocate } from "#core/kernel/allocate.ts";
import { sumRuns } from "#core/kernel/unit-runs.ts";
import type { LineRefund } from "./refund-plan.ts";
import { lineLeft } from "./refundable-left.ts";
import type { RefundableLine } from "./refundable-line.ts";
import { splitByProportion } from "./split-by-proportion.ts";

/**
 * What an amount without lines gives back: over the lines by what is left of them (largest remainder, ties by position), inside a
 * line to its tenders in the proportion in which they paid it. Lines that get nothing are left out. More than is left throws.
 */
export function refundAmount(lines: readonly RefundableLine[], amountMinor: bigint): readonly LineRefund[] {
  const leftMinor = lines.map(lineLeft);
  const totalMinor = leftMinor.reduce((sum, minor) => sum + minor, 0n);
  assert(amountMinor >= 0n && amountMinor <= totalMinor, "a refund gives back between nothing and what is left");
  const shares = allocate(amountMinor, leftMinor);
  return lines.flatMap((line, index) => {
    const shareMinor = shares[index] ?? 0n;
    return shareMinor === 0n ? [] : [refundLine(line, shareMinor)];
  });
}

function refundLine(line: RefundableLine, amountMinor: bigint): LineRefund {
  const split = splitByProportion(
    amountMinor,
    line.shares.map((share) => ({ paidMinor: sumRuns(share.units), refundedMinor: share.refundedMinor })),
  );
  const tenders = line.shares.map((share, index) => ({ tenderId: share.tenderId, amountMinor: split[index] ?? 0n }));
  return { key: line.key, quantity: 0, amountMinor, tenders };
}
