import type { Scope } from "#core/events/scope.ts";
import { onAfterAdminOrderSuspend, onBeforeAdminOrderSuspend } from "../hooks.ts";
import { changeOrder } from "./change-order.ts";
import { setOrderStatus } from "./set-order-status.ts";

/** Suspends an active order. Throws `order.not_found`, `order.state_invalid`. */
export function suspendOrder(scope: Scope, id: number, reason: string | undefined): Promise<void> {
  return changeOrder(scope, id, {
    action: "suspend",
    from: ["active"],
    before: onBeforeAdminOrderSuspend,
    after: onAfterAdminOrderSuspend,
    write: (inner) => setOrderStatus(inner, [id], "suspended", { suspended_at: inner.now, reason: reason ?? null }),
  });
}
