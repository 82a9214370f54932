import { announce } from "#core/events/announce.ts";
import { fire, fireLane } from "#core/events/fire.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invoiceSettling, onAfterAdminInvoicePaymentReceived } from "../hooks.ts";
import { invoiceErrors } from "../invoices/errors.ts";
import { type InvoiceRow, momentOf } from "../invoices/invoice-row.ts";
import { invoicePaid } from "../notices.ts";
import { deliverOrders } from "../orders/deliver-orders.ts";
import { billingTables } from "../tables.ts";
import { captureHeld } from "./capture-held.ts";
import { storeShares } from "./store-shares.ts";

/**
 * Turns an unpaid invoice whose balance is covered into a paid one, exactly once: holds are captured, what each payment paid of each
 * unit is fixed, modules turn their holds into uses, orders are delivered. The caller holds the locks of `lockInvoice`, or has just
 * issued the invoice in this transaction.
 * @throws AppError `invoice.not_payable` when somebody else was faster; what a tender or a guarding listener throws.
 */
export async function settleInvoice(scope: Scope, invoice: InvoiceRow): Promise<void> {
  await markPaid(scope, invoice);
  const tables = billingTables(scope);
  const items = await tables.selectFrom("invoice_item").selectAll().where("invoice_id", "=", invoice.id).orderBy("position").execute();
  const payments = await tables
    .selectFrom("transaction")
    .selectAll()
    .where("invoice_id", "=", invoice.id)
    .where("status", "<>", "released")
    .orderBy("id")
    .execute();
  await storeShares(scope, items, payments);
  const moment = momentOf(invoice);
  for (const lane of lockLanes) {
    if (lane === "cards") await captureHeld(scope, invoice.client_id, payments);
    await fireLane(scope, invoiceSettling, lane, moment);
  }
  await deliverOrders(scope, invoice);
  await recordActivity(scope, { action: "invoice.pay", objectType: "invoice", objectId: invoice.id, message: "An invoice was paid." });
  await announce(scope, invoicePaid, { invoice_id: invoice.id, client_id: invoice.client_id, phase: invoice.phase });
  await fire(scope, onAfterAdminInvoicePaymentReceived, { id: invoice.id });
}

async function markPaid(scope: Scope, { id, status, total_minor: totalMinor, currency }: InvoiceRow): Promise<void> {
  const tables = billingTables(scope);
  const marked = await tables
    .updateTable("invoice")
    .set(({ ref }) => ({
      status: "paid",
      approved: true,
      paid_minor: ref("total_minor"),
      held_minor: 0n,
      paid_at: scope.now,
      updated_at: scope.now,
    }))
    .where("id", "=", id)
    .where("status", "=", "unpaid")
    .whereRef("total_minor", "=", ({ eb }) => eb("paid_minor", "+", eb.ref("held_minor")))
    .returning("id")
    .executeTakeFirst();
  if (marked === undefined) throw invoiceErrors.error("invoice.not_payable", { status });
  if (totalMinor > 0n) return;
  const nothing = { amount_minor: 0n, currency, created_at: scope.now, settled_at: scope.now };
  await tables
    .insertInto("transaction")
    .values({ invoice_id: id, type: "zero_total", status: "captured", ...nothing })
    .execute();
}
