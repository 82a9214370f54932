import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { onAfterAdminOrderActivate, onBeforeAdminOrderActivate } from "../hooks.ts";
import { writeTogether } from "../invoices/write-together.ts";
import { billingTables } from "../tables.ts";
import { fireIsolated } from "./fire-isolated.ts";
import { firstExpiry } from "./order-expiry.ts";
import type { OrderRow } from "./order-row.ts";

/**
 * Activates locked orders that were paid for. An order whose activation a listener refuses stays as it is, for staff to activate: money
 * that has arrived is never undone by it.
 */
export async function activateOrders(scope: Scope, orders: readonly OrderRow[]): Promise<void> {
  const willing: OrderRow[] = [];
  for (const order of orders) if (await fireIsolated(scope, onBeforeAdminOrderActivate, { id: order.id })) willing.push(order);
  if (willing.length === 0) return;
  await writeActivated(scope, willing);
  for (const { id } of willing) await fireIsolated(scope, onAfterAdminOrderActivate, { id });
}

/** The state of activation alone: active from now to the end of the first period. */
export async function writeActivated(scope: Scope, orders: readonly OrderRow[]): Promise<void> {
  const activated = JSON.stringify(
    orders.map(({ id, period }) => ({ id, expires_at: firstExpiry(scope.now, period, scope.shop.timeZone)?.toISOString() ?? null })),
  );
  await writeTogether(scope, [
    sql`update client_order set status = 'active', activated_at = ${scope.now}, expires_at = activated.expires_at, updated_at = ${scope.now}
      from jsonb_to_recordset(${activated}::jsonb) as activated(id int, expires_at timestamptz)
      where client_order.id = activated.id`,
    billingTables(scope)
      .insertInto("client_order_status")
      .values(orders.map(({ id }) => ({ client_order_id: id, status: "active", notes: null, created_at: scope.now }))),
  ]);
}
