import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import type { PricedCart } from "../carts/price-cart.ts";
import { drawIds } from "../invoices/draw-ids.ts";
import type { IssuedInvoice } from "../invoices/invoice-draft.ts";
import { issueInvoice } from "../invoices/issue-invoice.ts";
import { billingTables } from "../tables.ts";
import { orderRows } from "./order-rows.ts";

/** What a checkout has written before anything is held. */
export type PlacedOrder = { readonly invoice: IssuedInvoice; readonly orderIds: readonly number[]; readonly holdUntil: Date };

/** Turns a priced cart into orders and an unpaid invoice, and closes the cart: one statement after the ids are drawn. */
export async function placeOrder(scope: Scope, priced: PricedCart, clientId: number): Promise<PlacedOrder> {
  const { cart, lines, document, fragments, taxRule, currencyRateMillionths } = priced;
  const { now, shop } = scope;
  const ids = await drawIds(scope, { items: lines.length, orders: lines.length });
  const orderIds = new Map(lines.map(({ key }, index) => [key, ids.orderIds[index] ?? 0]));
  const dueAt = addDays(now, shop.invoiceDueDays, shop.timeZone);
  const holdUntil = addDays(dueAt, shop.holdGraceDays, shop.timeZone);
  const tables = billingTables(scope);
  const invoice = await issueInvoice(
    scope,
    {
      clientId,
      cartId: cart.id,
      phase: "checkout",
      approved: true,
      currencyRateMillionths,
      taxName: taxRule?.name,
      document,
      fragments,
      lines: new Map(lines.map(({ key, product }) => [key, { title: product.title, orderId: orderIds.get(key) }])),
      dueAt,
      holdUntil,
      attribution: { utm_source: cart.utm_source, utm_medium: cart.utm_medium, utm_campaign: cart.utm_campaign },
      notes: undefined,
    },
    {
      ids,
      writes: [
        tables.insertInto("client_order").values(orderRows(priced, clientId, orderIds, now)),
        tables
          .insertInto("client_order_status")
          .values(ids.orderIds.map((id) => ({ client_order_id: id, status: "pending_setup", notes: null, created_at: now }))),
        tables.updateTable("cart").set({ status: "ordered", ordered_at: now, updated_at: now }).where("id", "=", cart.id),
      ],
    },
  );
  return { invoice, orderIds: ids.orderIds, holdUntil };
}
