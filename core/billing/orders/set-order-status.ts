import type { Updateable } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { writeTogether } from "../invoices/write-together.ts";
import { type BillingTables, billingTables } from "../tables.ts";
import type { OrderStatus } from "./order-row.ts";

/** Puts locked orders into a state, with a row of their history each. */
export async function setOrderStatus(
  scope: Scope,
  orderIds: readonly number[],
  status: OrderStatus,
  changes: Updateable<BillingTables["client_order"]> = {},
): Promise<void> {
  if (orderIds.length === 0) return;
  const tables = billingTables(scope);
  await writeTogether(scope, [
    tables
      .updateTable("client_order")
      .set({ ...changes, status, updated_at: scope.now })
      .where("id", "in", [...orderIds]),
    tables
      .insertInto("client_order_status")
      .values(orderIds.map((id) => ({ client_order_id: id, status, notes: changes.reason ?? null, created_at: scope.now }))),
  ]);
}
