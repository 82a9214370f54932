import { announce } from "#core/events/announce.ts";
import { fireLane } from "#core/events/fire.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invoiceReleasing } from "../hooks.ts";
import { invoiceCancelled } from "../notices.ts";
import { ordersOfInvoice } from "../orders/orders-of-invoice.ts";
import { returnStock } from "../orders/return-stock.ts";
import { setOrderStatus } from "../orders/set-order-status.ts";
import { giveBackPayments, markGivenBack, paymentsOf } from "../payments/give-back-payments.ts";
import { billingTables } from "../tables.ts";
import { invoiceErrors } from "./errors.ts";
import { type InvoiceRow, momentOf } from "./invoice-row.ts";
import { type InvoiceReference, lockInvoice } from "./lock-invoice.ts";

/**
 * Cancels an unpaid invoice: what it holds is released, what was already paid of it goes back to where it came from, its orders that
 * wait for payment are canceled and their stock returns.
 * @throws AppError `invoice.not_found`, `invoice.not_cancellable`, what a guarding listener or a tender throws.
 */
export async function cancelInvoice(scope: Scope, reference: InvoiceReference, reason: string): Promise<void> {
  await scope.transaction(async (inner) => cancelLockedInvoice(inner, await lockInvoice(inner, reference), reason));
}

/** The same for a caller who holds the locks of `lockInvoice`. Exactly one of paying, cancelling and expiring gets through. */
export async function cancelLockedInvoice(scope: Scope, invoice: InvoiceRow, reason: string): Promise<void> {
  await markCancelled(scope, invoice, reason);
  const payments = invoice.paid_minor + invoice.held_minor > 0n ? await paymentsOf(scope, invoice.id) : [];
  if (payments.length > 0) await markGivenBack(scope, invoice.id);
  const orders = await ordersOfInvoice(scope, invoice.id);
  const waiting = orders.filter(({ status }) => status === "pending_setup");
  const undelivered = orders.filter(({ status }) => status === "pending_setup" || status === "canceled");
  await setOrderStatus(
    scope,
    waiting.map(({ id }) => id),
    "canceled",
    { canceled_at: scope.now, reason },
  );
  for (const lane of lockLanes) {
    if (lane === "wallet" || lane === "cards") await giveBackPayments(scope, invoice.client_id, payments, lane);
    if (lane === "stock") await returnStock(scope, undelivered);
    await fireLane(scope, invoiceReleasing, lane, { ...momentOf(invoice), reason });
  }
  await recordActivity(scope, {
    action: "invoice.cancel",
    objectType: "invoice",
    objectId: invoice.id,
    message: "An invoice was cancelled.",
    changes: { from: "unpaid", to: "cancelled" },
  });
  await announce(scope, invoiceCancelled, { invoice_id: invoice.id, client_id: invoice.client_id, phase: invoice.phase, reason });
}

async function markCancelled(scope: Scope, { id, status }: InvoiceRow, reason: string): Promise<void> {
  const marked = await billingTables(scope)
    .updateTable("invoice")
    .set(({ ref }) => ({
      status: "cancelled",
      cancel_reason: reason,
      cancelled_at: scope.now,
      held_minor: 0n,
      refunded_minor: ref("paid_minor"),
      updated_at: scope.now,
    }))
    .where("id", "=", id)
    .where("status", "=", "unpaid")
    .returning("id")
    .executeTakeFirst();
  if (marked === undefined) throw invoiceErrors.error("invoice.not_cancellable", { status });
}
