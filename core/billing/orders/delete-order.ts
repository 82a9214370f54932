import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { onAfterAdminOrderDelete, onBeforeAdminOrderDelete } from "../hooks.ts";
import { billingTables } from "../tables.ts";
import { cancelOrder } from "./cancel-order.ts";
import { orderErrors } from "./errors.ts";
import { findOrder, lockOrder } from "./find-order.ts";

/**
 * Takes an order that does not run out of sight, with its add-ons; one that waits for its setup is canceled first. The rows stay for
 * the invoices that point to them. Throws `order.not_found`, `order.not_deletable`, what a listener refuses with.
 */
export async function deleteOrder(scope: Scope, id: number): Promise<void> {
  await scope.transaction(async (inner) => {
    const { status } = await findOrder(inner, { id });
    if (status === "active" || status === "suspended") throw orderErrors.error("order.not_deletable", { status });
    await fire(inner, onBeforeAdminOrderDelete, { id });
    if (status === "pending_setup") await cancelOrder(inner, id, "deleted");
    await lockOrder(inner, id);
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
