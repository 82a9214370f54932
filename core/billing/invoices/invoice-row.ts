import type { Selectable } from "kysely";
import { minorToWire } from "#core/kernel/money.ts";
import type { InvoiceMoment } from "../hooks.ts";
import type { BillingTables } from "../tables.ts";
import { invoiceErrors } from "./errors.ts";

/** A row of `invoice`. */
export type InvoiceRow = Selectable<BillingTables["invoice"]>;

/** A row of `invoice_item`. */
export type InvoiceItemRow = Selectable<BillingTables["invoice_item"]>;

/** What is neither paid nor held yet, in minor units. */
export function balanceDue(invoice: Pick<InvoiceRow, "total_minor" | "paid_minor" | "held_minor">): bigint {
  return invoice.total_minor - invoice.paid_minor - invoice.held_minor;
}

/** The invoice as the hooks of its life carry it. */
export function momentOf(invoice: Pick<InvoiceRow, "id" | "client_id" | "phase" | "currency">): InvoiceMoment {
  return { invoiceId: invoice.id, clientId: invoice.client_id, phase: invoice.phase, currency: invoice.currency };
}

/** `invoice.amount_invalid` with the most that would have been right. */
export function amountInvalid(maxMinor: bigint, currency: string) {
  return invoiceErrors.error("invoice.amount_invalid", { max: minorToWire(maxMinor, currency), currency });
}
