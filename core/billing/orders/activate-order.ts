import type { Scope } from "#core/events/scope.ts";
import { onAfterAdminOrderActivate, onBeforeAdminOrderActivate } from "../hooks.ts";
import { writeActivated } from "./activate-orders.ts";
import { changeOrder } from "./change-order.ts";

/** Staff activate an order that waits for its setup, paid or not. Throws `order.not_found`, `order.state_invalid`. */
export function activateOrder(scope: Scope, id: number): Promise<void> {
  return changeOrder(scope, id, {
    action: "activate",
    from: ["pending_setup"],
    before: onBeforeAdminOrderActivate,
    after: onAfterAdminOrderActivate,
    write: (inner, order) => writeActivated(inner, [order]),
  });
}
