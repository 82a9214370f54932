import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { invoiceErrors } from "./errors.ts";
import type { InvoiceRow } from "./invoice-row.ts";
import { loadInvoiceParts } from "./load-invoices.ts";
import { type InvoiceReference, isInvoice } from "./lock-invoice.ts";
import { presentInvoice, type WireInvoice } from "./present-invoice.ts";

/** An invoice. Throws `invoice.not_found`, also for somebody else's when the reference names a client. */
export async function findInvoice(scope: Scope, reference: InvoiceReference): Promise<InvoiceRow> {
  const row = await billingTables(scope).selectFrom("invoice").selectAll().where(isInvoice(reference)).executeTakeFirst();
  if (row === undefined) throw invoiceErrors.error("invoice.not_found");
  return row;
}

/** An invoice on the wire; what every method that gives one answers. Throws `invoice.not_found`. */
export async function showInvoice(scope: Scope, reference: InvoiceReference): Promise<WireInvoice> {
  const [parts] = await loadInvoiceParts(scope, [await findInvoice(scope, reference)]);
  if (parts === undefined) throw invoiceErrors.error("invoice.not_found");
  return presentInvoice(parts);
}
