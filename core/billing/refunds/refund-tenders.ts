import type { Scope } from "#core/events/scope.ts";
import type { InvoiceRow } from "../invoices/invoice-row.ts";
import { byInstrument } from "../payments/capture-held.ts";
import { laneOf } from "../payments/give-back-payments.ts";
import { paymentOf, type TransactionRow } from "../payments/payment.ts";
import { tenderOf } from "../payments/tender-of.ts";
import type { RefundPlan } from "../pricing/refund-plan.ts";

/** What a refund gave back to one payment. */
export type ReturnedTender = { readonly paymentId: number; readonly type: string; readonly amountMinor: bigint };

export type TenderRefunding = {
  readonly invoice: InvoiceRow;
  readonly payments: readonly TransactionRow[];
  readonly plan: RefundPlan;
  readonly creditNoteId: number;
  /** Account credit is locked in one lane, cards and the rest in another. */
  readonly lane: "wallet" | "cards";
};

/** Moves the money of a refund back to the instruments of one lane, by instrument. */
export async function refundTenders(
  scope: Scope,
  { invoice, payments, plan, creditNoteId, lane }: TenderRefunding,
): Promise<readonly ReturnedTender[]> {
  const amounts = new Map(plan.tenders.map(({ tenderId, amountMinor }) => [Number(tenderId), amountMinor]));
  const returned: ReturnedTender[] = [];
  for (const row of byInstrument(payments.filter(({ type }) => laneOf(type) === lane))) {
    const amountMinor = amounts.get(row.id);
    if (amountMinor === undefined) continue;
    await tenderOf(scope, row.type).refund(scope, paymentOf(row, invoice.client_id), { creditNoteId, amountMinor });
    returned.push({ paymentId: row.id, type: row.type, amountMinor });
  }
  return returned;
}
