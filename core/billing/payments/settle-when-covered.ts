import type { Scope } from "#core/events/scope.ts";
import { balanceDue } from "../invoices/invoice-row.ts";
import { billingTables } from "../tables.ts";
import { settleInvoice } from "./settle-invoice.ts";

/**
 * Settles an unpaid invoice when what is paid and held covers its total; tells whether it did. The caller holds the locks of
 * `lockInvoice`, or has just issued the invoice in this transaction.
 */
export async function settleWhenCovered(scope: Scope, invoiceId: number): Promise<boolean> {
  const invoice = await billingTables(scope)
    .selectFrom("invoice")
    .selectAll()
    .where("id", "=", invoiceId)
    .where("status", "=", "unpaid")
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (invoice === undefined || balanceDue(invoice) > 0n) return false;
  await settleInvoice(scope, invoice);
  return true;
}
