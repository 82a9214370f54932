import type { Scope } from "#core/events/scope.ts";
import type { InvoiceRow } from "../invoices/invoice-row.ts";
import { activateOrders } from "./activate-orders.ts";
import { extendOrder } from "./extend-order.ts";
import { ordersOfInvoice } from "./orders-of-invoice.ts";

/** What a settled invoice was for: a checkout's orders become active, unless their product leaves that to staff; a renewal's order runs for another period. */
export async function deliverOrders(scope: Scope, invoice: InvoiceRow): Promise<void> {
  const orders = await ordersOfInvoice(scope, invoice.id);
  const pending = orders.filter(({ status, is_manual: isManual }) => status === "pending_setup" && !isManual);
  if (pending.length > 0) await activateOrders(scope, pending);
  if (invoice.phase !== "renewal") return;
  for (const order of orders) if (order.status === "active" || order.status === "suspended") await extendOrder(scope, order);
}
