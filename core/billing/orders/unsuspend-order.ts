import type { Scope } from "#core/events/scope.ts";
import { onAfterAdminOrderUnsuspend, onBeforeAdminOrderUnsuspend } from "../hooks.ts";
import { changeOrder } from "./change-order.ts";
import { setOrderStatus } from "./set-order-status.ts";

/** Makes a suspended order active again; its expiry stays as it is. Throws `order.not_found`, `order.state_invalid`. */
export function unsuspendOrder(scope: Scope, id: number): Promise<void> {
  return changeOrder(scope, id, {
    action: "unsuspend",
    from: ["suspended"],
    before: onBeforeAdminOrderUnsuspend,
    after: onAfterAdminOrderUnsuspend,
    write: (inner) => setOrderStatus(inner, [id], "active", { suspended_at: null, reason: null }),
  });
}
