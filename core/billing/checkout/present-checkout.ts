import assert from "node:assert/strict";
import { minorToWire } from "#core/kernel/money.ts";
import type { CheckedOut } from "./check-out.ts";

/** What the buyer is told about a checkout; amounts in major units. */
export function presentCheckout({ invoice, orderIds, totalMinor, dueMinor, currency }: CheckedOut) {
  const [master] = orderIds;
  assert(master !== undefined, "a checkout has at least one line");
  return {
    invoice_id: invoice.id,
    invoice_hash: invoice.hash,
    order_id: master,
    orders: [...orderIds],
    status: dueMinor === 0n ? ("paid" as const) : ("unpaid" as const),
    total: minorToWire(totalMinor, currency),
    balance_due: minorToWire(dueMinor, currency),
    currency,
  };
}
