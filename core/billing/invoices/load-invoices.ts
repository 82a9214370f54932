import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import type { InvoiceRow } from "./invoice-row.ts";
import type { InvoiceWithParts } from "./present-invoice.ts";

/** The given invoices with their lines, payments and adjustments, in the same order: three statements, however many they are. */
export async function loadInvoiceParts(scope: Scope, invoices: readonly InvoiceRow[]): Promise<readonly InvoiceWithParts[]> {
  if (invoices.length === 0) return [];
  const ids = invoices.map(({ id }) => id);
  const tables = billingTables(scope);
  const items = await tables
    .selectFrom("invoice_item")
    .selectAll()
    .where("invoice_id", "in", ids)
    .orderBy("invoice_id")
    .orderBy("position")
    .execute();
  const payments = await tables.selectFrom("transaction").selectAll().where("invoice_id", "in", ids).orderBy("id").execute();
  const adjustments = await tables
    .selectFrom("invoice_adjustment")
    .select(["invoice_id", "source_kind", "reason", "amount_minor"])
    .where("invoice_id", "in", ids)
    .orderBy("invoice_id")
    .orderBy("position")
    .execute();
  const itemsOf = Map.groupBy(items, (item) => item.invoice_id);
  const paymentsOf = Map.groupBy(payments, (payment) => payment.invoice_id);
  const adjustmentsOf = Map.groupBy(adjustments, (adjustment) => adjustment.invoice_id);
  return invoices.map((invoice) => ({
    invoice,
    items: itemsOf.get(invoice.id) ?? [],
    payments: paymentsOf.get(invoice.id) ?? [],
    adjustments: adjustmentsOf.get(invoice.id) ?? [],
  }));
}
