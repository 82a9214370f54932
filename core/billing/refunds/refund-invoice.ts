import { announce } from "#core/events/announce.ts";
import { fire, fireLane } from "#core/events/fire.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { type InvoiceRefunding, invoiceRefunding, onAfterAdminInvoiceRefund, onBeforeAdminInvoiceRefund } from "../hooks.ts";
import { type InvoiceRow, momentOf } from "../invoices/invoice-row.ts";
import { lockInvoice } from "../invoices/lock-invoice.ts";
import { invoiceRefunded } from "../notices.ts";
import { cancelRefundedOrders } from "../orders/cancel-refunded-orders.ts";
import { ordersOfInvoice } from "../orders/orders-of-invoice.ts";
import { returnStock } from "../orders/return-stock.ts";
import { paymentsOf } from "../payments/give-back-payments.ts";
import { planRefund } from "../pricing/plan-refund.ts";
import type { RefundPlan, RefundRequest } from "../pricing/refund-plan.ts";
import { billingTables } from "../tables.ts";
import { refundErrors } from "./errors.ts";
import { refundRefused } from "./refund-request.ts";
import { type ReturnedTender, refundTenders } from "./refund-tenders.ts";
import { refundableLines } from "./refundable-lines.ts";
import { writeCreditNote } from "./write-credit-note.ts";

/** What a refund did; amounts in minor units. `tenders` in payment order. */
export type Refunded = {
  readonly creditNoteId: number;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly isFull: boolean;
  readonly tenders: readonly ReturnedTender[];
};

/** Reads the request once the invoice, and with it the currency, is known. */
type RequestFor = (invoice: InvoiceRow) => RefundRequest;

/**
 * Gives back part or all of a paid invoice: stored shares of what was paid, never a new price. Each payment's part goes to the
 * instrument it came from. A full refund, also of a free invoice, gives back uses and points through the modules, cancels the orders
 * and returns their stock.
 * @throws AppError `invoice.not_found`, `refund.not_refundable`, `refund.nothing_left` and the other `refund.` codes, what a listener
 * or a tender refuses with.
 */
export async function refundInvoice(scope: Scope, invoiceId: number, requestFor: RequestFor, note: string | undefined): Promise<Refunded> {
  return scope.transaction(async (inner) => {
    const invoice = await lockInvoice(inner, { id: invoiceId });
    refuseUnpaid(invoice);
    await fire(inner, onBeforeAdminInvoiceRefund, { id: invoice.id });
    const payments = await paymentsOf(inner, invoice.id);
    const plan = await planForInvoice(inner, invoice, payments, requestFor(invoice));
    const creditNoteId = await writeCreditNote(inner, invoice, plan, note);
    const orders = plan.isFull ? await ordersOfInvoice(inner, invoice.id) : [];
    await cancelRefundedOrders(inner, orders);
    const refunding = refundingOf(invoice, creditNoteId, plan);
    const tenders: ReturnedTender[] = [];
    for (const lane of lockLanes) {
      if (lane === "wallet" || lane === "cards")
        tenders.push(...(await refundTenders(inner, { invoice, payments, plan, creditNoteId, lane })));
      if (lane === "stock") await returnStock(inner, orders);
      await fireLane(inner, invoiceRefunding, lane, refunding);
    }
    await tell(inner, invoice, creditNoteId, plan);
    await fire(inner, onAfterAdminInvoiceRefund, { id: invoice.id, creditNoteId });
    const { amountMinor, isFull } = plan;
    return {
      creditNoteId,
      amountMinor,
      currency: invoice.currency,
      isFull,
      tenders: tenders.toSorted((one, other) => one.paymentId - other.paymentId),
    };
  });
}

/** Only what was paid can be given back. Throws `refund.not_refundable`, `refund.nothing_left`. */
export function refuseUnpaid({ status }: InvoiceRow): void {
  if (status === "refunded") throw refundErrors.error("refund.nothing_left");
  if (status !== "paid" && status !== "partially_refunded") throw refundErrors.error("refund.not_refundable", { status });
}

/** What a request gives back of an invoice, from the stored shares. Throws the `refund.` codes of a request that cannot be met. */
export async function planForInvoice(
  scope: Scope,
  invoice: InvoiceRow,
  payments: Awaited<ReturnType<typeof paymentsOf>>,
  request: RefundRequest,
): Promise<RefundPlan> {
  const items = await billingTables(scope)
    .selectFrom("invoice_item")
    .selectAll()
    .where("invoice_id", "=", invoice.id)
    .orderBy("position")
    .execute();
  const plan = planRefund(await refundableLines(scope, invoice.id, items, payments), request);
  if (!plan.ok) throw refundRefused(plan, invoice.currency);
  return plan;
}

function refundingOf(invoice: InvoiceRow, creditNoteId: number, { isFull, lines }: RefundPlan): InvoiceRefunding {
  const items = lines.map(({ key, quantity, amountMinor }) => ({ itemId: Number(key), quantity, amountMinor }));
  return { ...momentOf(invoice), creditNoteId, isFull, lines: items };
}

async function tell(scope: Scope, invoice: InvoiceRow, creditNoteId: number, { amountMinor, isFull }: RefundPlan): Promise<void> {
  await recordActivity(scope, {
    action: "invoice.refund",
    objectType: "invoice",
    objectId: invoice.id,
    message: isFull ? "An invoice was refunded in full." : "Part of an invoice was refunded.",
    changes: { credit_note_id: creditNoteId, amount: minorToWire(amountMinor, invoice.currency), currency: invoice.currency },
  });
  const { id, client_id, phase } = invoice;
  await announce(scope, invoiceRefunded, { invoice_id: id, client_id, phase, credit_note_id: creditNoteId, is_full: isFull });
}
