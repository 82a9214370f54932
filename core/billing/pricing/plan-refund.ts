import { refused } from "#core/kernel/verdict.ts";
import { linesAfterRefund } from "./lines-after-refund.ts";
import { refundAmount } from "./refund-amount.ts";
import type { LineRefund, RefundPlan, RefundRequest, RefundVerdict } from "./refund-plan.ts";
import { refundUnits } from "./refund-units.ts";
import { isFullyRefunded, refundableLeft } from "./refundable-left.ts";
import type { RefundableLine } from "./refundable-line.ts";

/**
 * What a refund gives back in all, per tender and per line, or why it cannot be made. It returns stored shares and never prices
 * anything again, so any split and order of refunds gives back exactly what was paid, per tender. Pure: the caller stores it.
 */
export function planRefund(lines: readonly RefundableLine[], request: RefundRequest): RefundVerdict {
  if (isFullyRefunded(lines)) return refused("refund.nothing_left");
  switch (request.kind) {
    case "everything":
      return planOf(lines, everything(lines));
    case "amount":
      return planAmount(lines, request.amountMinor);
    case "units":
      return planUnits(lines, request.lines);
  }
}

function everything(lines: readonly RefundableLine[]): readonly LineRefund[] {
  return lines
    .map((line) => refundUnits(line, line.quantity - line.refundedQuantity))
    .filter((refund) => refund.quantity > 0 || refund.amountMinor > 0n);
}

function planAmount(lines: readonly RefundableLine[], amountMinor: bigint): RefundVerdict {
  const leftMinor = refundableLeft(lines);
  if (amountMinor <= 0n) return refused("refund.amount_not_positive");
  if (amountMinor > leftMinor) return refused("refund.amount_exceeds_left", { leftMinor });
  return planOf(lines, refundAmount(lines, amountMinor));
}

function planUnits(lines: readonly RefundableLine[], wanted: Extract<RefundRequest, { kind: "units" }>["lines"]): RefundVerdict {
  const quantities = new Map<string, number>();
  for (const { key, quantity } of wanted) {
    if (!Number.isSafeInteger(quantity) || quantity < 1) return refused("refund.quantity_not_positive", { key });
    quantities.set(key, (quantities.get(key) ?? 0) + quantity);
  }
  if (quantities.size === 0) return refused("refund.quantity_not_positive");
  const refunds: LineRefund[] = [];
  for (const line of lines) {
    const quantity = quantities.get(line.key);
    if (quantity === undefined) continue;
    const left = line.quantity - line.refundedQuantity;
    if (quantity > left) return refused("refund.quantity_exceeds_left", { key: line.key, left });
    quantities.delete(line.key);
    refunds.push(refundUnits(line, quantity));
  }
  const [unknown] = quantities.keys();
  return unknown === undefined ? planOf(lines, refunds) : refused("refund.line_not_found", { key: unknown });
}

function planOf(lines: readonly RefundableLine[], refunds: readonly LineRefund[]): RefundPlan {
  const byTender = new Map<string, bigint>();
  for (const { tenders } of refunds) {
    for (const { tenderId, amountMinor } of tenders) byTender.set(tenderId, (byTender.get(tenderId) ?? 0n) + amountMinor);
  }
  return {
    ok: true,
    amountMinor: refunds.reduce((sum, refund) => sum + refund.amountMinor, 0n),
    isFull: isFullyRefunded(linesAfterRefund(lines, refunds)),
    tenders: [...byTender].filter(([, amountMinor]) => amountMinor > 0n).map(([tenderId, amountMinor]) => ({ tenderId, amountMinor })),
    lines: refunds,
  };
}
