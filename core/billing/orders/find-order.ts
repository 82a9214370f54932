import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { orderErrors } from "./errors.ts";
import type { OrderRow } from "./order-row.ts";

/** An order; with a client, one of its own only. */
export type OrderReference = { readonly id: number; readonly clientId?: number | undefined };

/** An order by its id. Throws `order.not_found`, also for somebody else's. */
export async function findOrder(scope: Scope, { id, clientId }: OrderReference): Promise<OrderRow> {
  const orders = billingTables(scope).selectFrom("client_order").selectAll().where("id", "=", id).where("deleted_at", "is", null);
  const row = await (clientId === undefined ? orders : orders.where("client_id", "=", clientId)).executeTakeFirst();
  if (row === undefined) throw orderErrors.error("order.not_found");
  return row;
}

/** The same, kept from being changed by others until the transaction ends. */
export async function lockOrder(scope: Scope, id: number): Promise<OrderRow> {
  const row = await billingTables(scope)
    .selectFrom("client_order")
    .selectAll()
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw orderErrors.error("order.not_found");
  return row;
}
