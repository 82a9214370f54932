import { sql } from "kysely";
import { fire } from "#core/events/fire.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { onAfterAdminOrderCancel, onBeforeAdminOrderCancel } from "../hooks.ts";
import { cancelLockedInvoice } from "../invoices/cancel-invoice.ts";
import { lockInvoice } from "../invoices/lock-invoice.ts";
import { orderErrors } from "./errors.ts";
import { lockOrder } from "./find-order.ts";
import { lockRelatedOrders } from "./lock-related-orders.ts";
import type { OrderRow } from "./order-row.ts";
import { setOrderStatus } from "./set-order-status.ts";

/**
 * Cancels an order and its add-ons. An unpaid invoice all of whose orders are canceled by then is cancelled too, which releases what it
 * holds; money already paid is a refund's business. Stock returns with the invoice.
 * @throws AppError `order.not_found`, `order.state_invalid`, what a listener refuses with.
 */
export async function cancelOrder(scope: Scope, id: number, reason: string | undefined): Promise<void> {
  await scope.transaction(async (inner) => {
    const related = await lockRelatedOrders(inner, id);
    const order = await lockOrder(inner, id);
    if (order.status === "canceled" || order.status === "completed")
      throw orderErrors.error("order.state_invalid", { status: order.status });
    await fire(inner, onBeforeAdminOrderCancel, { id });
    await setOrderStatus(inner, toCancel(related, id), "canceled", { canceled_at: inner.now, reason: reason ?? null });
    await recordActivity(inner, {
      action: "order.cancel",
      objectType: "order",
      objectId: id,
      message: "An order was cancelled.",
      changes: { from: order.status },
    });
    for (const invoiceId of await abandonedInvoices(inner, id)) {
      const invoice = await lockInvoice(inner, { id: invoiceId });
      if (invoice.status === "unpaid") await cancelLockedInvoice(inner, invoice, "order_canceled");
    }
    await fire(inner, onAfterAdminOrderCancel, { id });
  });
}

function toCancel(related: readonly OrderRow[], id: number): readonly number[] {
  return related
    .filter((order) => order.id === id || order.parent_id === id)
    .filter(({ status }) => status !== "canceled" && status !== "completed")
    .map((order) => order.id);
}

/** Unpaid invoices of the order or its add-ons that have no order left which is not canceled. */
async function abandonedInvoices(scope: Scope, id: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct invoice.id from invoice
    join invoice_item own on own.invoice_id = invoice.id
    join client_order mine on mine.id = own.client_order_id
    where invoice.status = 'unpaid' and (mine.id = ${id} or mine.parent_id = ${id})
      and not exists (
        select 1 from invoice_item other left join client_order on client_order.id = other.client_order_id
        where other.invoice_id = invoice.id and (client_order.id is null or client_order.status <> 'canceled'))
    order by invoice.id`.execute(scope.db);
  return rows.map((row) => row.id);
}
