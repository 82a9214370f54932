import { fire, fireLane } from "#core/events/fire.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { priceWithSources } from "../carts/price-with-sources.ts";
import {
  onAfterAdminGenerateRenewalInvoice,
  onBeforeAdminGenerateRenewalInvoice,
  onBeforeAdminOrderRenew,
  renewalHolding,
} from "../hooks.ts";
import { issueInvoice } from "../invoices/issue-invoice.ts";
import { settleWhenCovered } from "../payments/settle-when-covered.ts";
import { billingTables } from "../tables.ts";
import { orderErrors } from "./errors.ts";
import { lockOrder } from "./find-order.ts";
import type { OrderRow } from "./order-row.ts";
import { renewalSubject } from "./renewal-subject.ts";

/**
 * Issues the invoice for an order's next period, at the order's own price and with what still repeats for it; while one is unpaid, that
 * one is answered. Paying it moves the order's expiry on by a period.
 * @throws AppError `order.not_found`, `order.state_invalid`, `order.not_renewable`, what a listener refuses with.
 */
export async function renewOrder(scope: Scope, id: number): Promise<number> {
  return scope.transaction(async (inner) => {
    const order = await lockOrder(inner, id);
    if (order.status !== "active" && order.status !== "suspended") throw orderErrors.error("order.state_invalid", { status: order.status });
    if (order.period === null) throw orderErrors.error("order.not_renewable");
    const open = await openRenewal(inner, id);
    if (open !== undefined) return open;
    await fire(inner, onBeforeAdminOrderRenew, { id });
    await fire(inner, onBeforeAdminGenerateRenewalInvoice, { orderId: id });
    const invoiceId = await issueRenewal(inner, order);
    await fire(inner, onAfterAdminGenerateRenewalInvoice, { orderId: id, id: invoiceId });
    return invoiceId;
  });
}

async function issueRenewal(scope: Scope, order: OrderRow): Promise<number> {
  const { shop } = scope;
  const { subject, taxName, currencyRateMillionths } = await renewalSubject(scope, order);
  const { document, plans, fragments } = await priceWithSources(scope, subject);
  const dueAt =
    order.expires_at !== null && order.expires_at > scope.now ? order.expires_at : addDays(scope.now, shop.invoiceDueDays, shop.timeZone);
  const invoice = await issueInvoice(scope, {
    clientId: order.client_id,
    cartId: undefined,
    phase: "renewal",
    approved: true,
    currencyRateMillionths,
    taxName,
    document,
    fragments,
    lines: new Map(document.lines.map(({ key }) => [key, { title: order.title, orderId: order.id }])),
    dueAt,
    holdUntil: addDays(dueAt, shop.holdGraceDays, shop.timeZone),
    attribution: { utm_source: order.utm_source, utm_medium: order.utm_medium, utm_campaign: order.utm_campaign },
    notes: undefined,
  });
  const holding = {
    invoiceId: invoice.id,
    clientId: order.client_id,
    phase: "renewal" as const,
    currency: order.currency,
    orderId: order.id,
    itemIds: invoice.itemIds,
    plans,
    document,
  };
  for (const lane of lockLanes) await fireLane(scope, renewalHolding, lane, holding);
  await recordActivity(scope, {
    action: "order.renew",
    objectType: "order",
    objectId: order.id,
    message: "A renewal invoice was issued.",
    changes: { invoice_id: invoice.id },
  });
  await settleWhenCovered(scope, invoice.id);
  return invoice.id;
}

async function openRenewal(scope: Scope, orderId: number): Promise<number | undefined> {
  const row = await billingTables(scope)
    .selectFrom("invoice")
    .innerJoin("invoice_item", "invoice_item.invoice_id", "invoice.id")
    .select("invoice.id")
    .where("invoice_item.client_order_id", "=", orderId)
    .where("invoice.phase", "=", "renewal")
    .where("invoice.status", "=", "unpaid")
    .orderBy("invoice.id")
    .executeTakeFirst();
  return row?.id;
}
