import type { Scope } from "#core/events/scope.ts";
import { onAfterAdminOrderRenew } from "../hooks.ts";
import { fireIsolated } from "./fire-isolated.ts";
import { nextExpiry } from "./order-expiry.ts";
import type { OrderRow } from "./order-row.ts";
import { setOrderStatus } from "./set-order-status.ts";

/** Gives a locked order the period its paid renewal bought; a suspended one becomes active again. */
export async function extendOrder(scope: Scope, order: OrderRow): Promise<void> {
  const from = order.expires_at ?? scope.now;
  const expiresAt = nextExpiry(order.activated_at, from, order.period, scope.shop.timeZone);
  await setOrderStatus(scope, [order.id], "active", {
    expires_at: expiresAt ?? null,
    activated_at: order.activated_at ?? scope.now,
    suspended_at: null,
    reason: null,
  });
  await fireIsolated(scope, onAfterAdminOrderRenew, { id: order.id });
}
