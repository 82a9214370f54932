import type { Selectable } from "kysely";
import type { BillingTables } from "../tables.ts";
import type { TenderPayment } from "../tender.ts";

/** A row of `transaction`. */
export type TransactionRow = Selectable<BillingTables["transaction"]>;

/** A payment to be made or held. */
export type PaymentDraft = {
  /** The tender: `gateway`, `credit`, or one that a module provides. */
  readonly type: string;
  /** What the tender knows its instrument by: the id of a card. */
  readonly instrumentRef: string | undefined;
  /** Above 0, in the invoice's currency. */
  readonly amountMinor: bigint;
  /** Shown with the payment: the gateway's transaction id, the last digits of a card. */
  readonly reference?: string | undefined;
};

/** A payment row as its tender sees it. */
export function paymentOf(row: TransactionRow, clientId: number): TenderPayment {
  return {
    id: row.id,
    invoiceId: row.invoice_id,
    clientId,
    instrumentRef: row.instrument_ref ?? undefined,
    amountMinor: row.amount_minor,
    currency: row.currency,
  };
}
