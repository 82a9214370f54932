import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { findOrder } from "./find-order.ts";

/** A state an order has been in, on the wire. */
export const orderHistorySchema = z.array(
  z.object({ id: z.int(), client_order_id: z.int(), status: z.string(), notes: z.string().nullable(), created_at: z.string() }),
);

/** The states of an order, oldest first. Throws `order.not_found`. */
export async function orderHistory(scope: Scope, id: number): Promise<z.input<typeof orderHistorySchema>> {
  await findOrder(scope, { id });
  const rows = await billingTables(scope)
    .selectFrom("client_order_status")
    .selectAll()
    .where("client_order_id", "=", id)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
}
