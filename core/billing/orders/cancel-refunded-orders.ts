import type { Scope } from "#core/events/scope.ts";
import type { OrderRow } from "./order-row.ts";
import { setOrderStatus } from "./set-order-status.ts";

/** Cancels the locked orders of an invoice that was refunded in full; what was completed stays completed. */
export async function cancelRefundedOrders(scope: Scope, orders: readonly OrderRow[]): Promise<void> {
  const open = orders.filter(({ status }) => status !== "canceled" && status !== "completed").map(({ id }) => id);
  await setOrderStatus(scope, open, "canceled", { canceled_at: scope.now, reason: "refunded" });
}
