import type { Scope } from "#core/events/scope.ts";
import { changeOrder } from "./change-order.ts";
import { setOrderStatus } from "./set-order-status.ts";

/**
 * Marks an active order as done; a booking also as completed, with whether the client came (which counts as yes when nothing is said).
 * @throws AppError `order.not_found`, `order.state_invalid`.
 */
export function completeOrder(scope: Scope, id: number, attended: boolean | undefined): Promise<void> {
  return changeOrder(scope, id, {
    action: "complete",
    from: ["active"],
    write: (inner, order) => {
      const booking = order.booking_status === null ? {} : { booking_status: "completed" as const, attended: attended ?? true };
      return setOrderStatus(inner, [id], "completed", { completed_at: inner.now, ...booking });
    },
  });
}
