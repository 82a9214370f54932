import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { onAfterAdminOrderDelete, onBeforeAdminOrderDelete } from "../hooks.ts";
import { billingTables } from "../tables.ts";
import { cancelOrder } from "./cancel-order.ts";
import { orderErrors } from "./errors.ts";
import { lockOrder } from "./find-order.ts";
import { lockRelatedOrders } from "./lock-related-orders.ts";

/**
 * Takes an order that does not run out of sight, with its add-ons; one that waits for its setup is canceled first, unless somebody has
 * paid for it: then staff cancel it knowingly. The rows stay for the invoices that point to them. Throws `order.not_found`, `order.not_deletable`, what a listener refuses with.
 */
export async function deleteOrder(scope: Scope, id: number): Promise<void> {
  await scope.transaction(async (inner) => {
    await lockRelatedOrders(inner, id);
    const { status } = await lockOrder(inner, id);
    if (status === "active" || status === "suspended") throw orderErrors.error("order.not_deletable", { status });
    if (status === "pending_setup" && (await isPaidFor(inner, id))) throw orderErrors.error("order.not_deletable", { status: "paid" });
    await fire(inner, onBeforeAdminOrderDelete, { id });
    if (status === "pending_setup") await cancelOrder(inner, id, "deleted");
    await billingTables(inner)
      .updateTable("client_order")
      .set({ deleted_at: inner.now, updated_at: inner.now })
      .where((order) =>
        order.or([order("id", "=", id), order.and([order("parent_id", "=", id), order("status", "in", ["canceled", "completed"])])]),
      )
      .execute();
    await recordActivity(inner, { action: "order.delete", objectType: "order", objectId: id, message: "An order was deleted." });
    await fire(inner, onAfterAdminOrderDelete, { id });
  });
}

/** Whether money has come in for an order or its add-ons that was not given back in full. */
async function isPaidFor(scope: Scope, id: number): Promise<boolean> {
  const paid = await billingTables(scope)
    .selectFrom("invoice_item")
    .innerJoin("client_order", "client_order.id", "invoice_item.client_order_id")
    .innerJoin("invoice", "invoice.id", "invoice_item.invoice_id")
    .select("invoice.id")
    .where((order) => order.or([order("client_order.id", "=", id), order("client_order.parent_id", "=", id)]))
    .where("invoice.status", "in", ["paid", "partially_refunded"])
    .where("invoice.total_minor", ">", 0n)
    .limit(1)
    .executeTakeFirst();
  return paid !== undefined;
}
