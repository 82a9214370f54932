import type { Scope } from "#core/events/scope.ts";
import { balanceDue } from "../invoices/invoice-row.ts";
import { billingTables } from "../tables.ts";
import { settleInvoice } from "./settle-invoice.ts";

/**
 * Settles an unpaid invoice when what is paid and held covers its total. Answers what is still due, in minor units: 0 once it is
 * settled. The caller holds the locks of `lockInvoice`, or has just issued the invoice in this transaction.
 */
export async function settleWhenCovered(scope: Scope, invoiceId: number): Promise<bigint> {
  const invoice = await billingTables(scope)
    .selectFrom("invoice")
    .selectAll()
    .where("id", "=", invoiceId)
    .where("status", "=", "unpaid")
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (invoice === undefined) return 0n;
  const dueMinor = balanceDue(invoice);
  if (dueMinor === 0n) await settleInvoice(scope, invoice);
  return dueMinor;
}
