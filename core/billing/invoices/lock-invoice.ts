import { type SqlBool, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { billingTables } from "../tables.ts";
import { invoiceErrors } from "./errors.ts";
import type { InvoiceRow } from "./invoice-row.ts";

/** By which of its names an invoice is looked for. With a client, only those exist that are its own and approved. */
export type InvoiceReference = ({ readonly id: number } | { readonly hash: string }) & { readonly clientId?: number | undefined };

/**
 * Locks an invoice until the transaction ends: first its orders by id, then the invoice, before any wallet, card or counter. Everything
 * that pays, cancels, changes or refunds an invoice begins here.
 * @throws AppError `invoice.not_found`, also for somebody else's invoice.
 */
export async function lockInvoice(scope: Scope, reference: InvoiceReference): Promise<InvoiceRow> {
  const tables = billingTables(scope);
  await tables
    .selectFrom("client_order")
    .select("client_order.id")
    .where("client_order.id", "in", (from) =>
      from
        .selectFrom("invoice_item")
        .innerJoin("invoice", "invoice.id", "invoice_item.invoice_id")
        .select("invoice_item.client_order_id")
        .where(isInvoice(reference)),
    )
    .orderBy("client_order.id")
    .forNoKeyUpdate()
    .execute();
  const row = await tables.selectFrom("invoice").selectAll().where(isInvoice(reference)).forNoKeyUpdate().executeTakeFirst();
  if (row === undefined) throw invoiceErrors.error("invoice.not_found");
  return row;
}

/** The same for somebody who wants to pay. Throws `invoice.not_payable` unless it is unpaid. */
export async function lockPayableInvoice(scope: Scope, reference: InvoiceReference): Promise<InvoiceRow> {
  const invoice = await lockInvoice(scope, reference);
  if (invoice.status !== "unpaid") throw invoiceErrors.error("invoice.not_payable", { status: invoice.status });
  return invoice;
}

/** The condition on `invoice` that finds what a reference names; a deleted invoice is not found. */
export function isInvoice(reference: InvoiceReference) {
  const named = "id" in reference ? sql<SqlBool>`invoice.id = ${reference.id}` : sql<SqlBool>`invoice.hash = ${reference.hash}`;
  const { clientId } = reference;
  const owned = clientId === undefined ? sql<SqlBool>`` : sql<SqlBool>` and invoice.client_id = ${clientId} and invoice.approved`;
  return sql<SqlBool>`${named}${owned} and invoice.deleted_at is null`;
}
