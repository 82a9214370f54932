import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { nameOrder } from "#core/identity/clients/client-search.ts";
import { dateRangeInput, dateRangeOf } from "#core/identity/date-range.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { boundedText, currencyCode, flag, idNumber } from "#core/kernel/wire.ts";
import { type BillingTables, billingTables } from "../tables.ts";
import { loadInvoiceParts } from "./load-invoices.ts";
import { presentInvoice, type WireInvoice } from "./present-invoice.ts";

const statuses = z.enum(["unpaid", "paid", "cancelled", "refunded", "partially_refunded"]);

/** What a client may narrow its own list by. */
export const ownInvoiceFilters = z.strictObject({
  ...pageInput,
  ...dateRangeInput,
  status: statuses.optional(),
  currency: currencyCode.optional(),
  order_id: idNumber.optional(),
});

/** What staff may narrow the list by. */
export const invoiceFilters = ownInvoiceFilters.extend({
  id: idNumber.optional(),
  client_id: idNumber.optional(),
  approved: flag.optional(),
  phase: z.enum(["checkout", "renewal", "manual"]).optional(),
  search: boundedText(100).optional().describe("An id, a number with its series, a hash or a client's e-mail address"),
  ...sortInput(["id", "client", "status", "discount", "total", "balance_due", "created_at", "due_at"]),
});

/** See {@link invoiceFilters}. */
export type InvoiceFilters = z.output<typeof invoiceFilters>;

/** Invoices, newest first unless sorted otherwise. Amounts are sorted as they stand, whatever their currency. */
export async function listInvoices(scope: Scope, filters: InvoiceFilters): Promise<Page<WireInvoice>> {
  const matching = billingTables(scope).selectFrom("invoice").where(conditionOf(scope, filters));
  const ordered = matching
    .$if(filters.sort === "client", (invoices) => invoices.innerJoin("client", "client.id", "invoice.client_id"))
    .selectAll("invoice")
    .orderBy(orderOf(invoiceOrder, filters));
  const rows = await ordered.limit(filters.per_page).offset(offsetOf(filters)).execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const list = (await loadInvoiceParts(scope, rows)).map(presentInvoice);
  return pageOf(list, Number(total), filters);
}

const invoiceOrder = {
  columns: {
    id: sql`invoice.id`,
    client: nameOrder,
    status: sql`invoice.status`,
    discount: sql`invoice.discount_minor`,
    total: sql`invoice.total_minor`,
    balance_due: sql`case when invoice.status = 'unpaid' then invoice.total_minor - invoice.paid_minor - invoice.held_minor end`,
    created_at: sql`invoice.created_at`,
    due_at: sql`case when invoice.status = 'unpaid' then invoice.due_at end`,
  },
  always: ["id", "client", "status", "discount", "total", "created_at"],
  id: sql`invoice.id`,
  standard: sql`invoice.id desc`,
} as const;

function conditionOf(scope: Scope, filters: InvoiceFilters) {
  const { from, to } = dateRangeOf(scope, filters);
  return (invoice: ExpressionBuilder<BillingTables, "invoice">) =>
    invoice.and([
      invoice("invoice.deleted_at", "is", null),
      ...(filters.id === undefined ? [] : [invoice("invoice.id", "=", filters.id)]),
      ...(filters.client_id === undefined ? [] : [invoice("invoice.client_id", "=", filters.client_id)]),
      ...(filters.status === undefined ? [] : [invoice("invoice.status", "=", filters.status)]),
      ...(filters.phase === undefined ? [] : [invoice("invoice.phase", "=", filters.phase)]),
      ...(filters.approved === undefined ? [] : [invoice("invoice.approved", "=", filters.approved)]),
      ...(filters.currency === undefined ? [] : [invoice("invoice.currency", "=", filters.currency)]),
      ...(from === undefined ? [] : [invoice("invoice.created_at", ">=", from)]),
      ...(to === undefined ? [] : [invoice("invoice.created_at", "<=", to)]),
      ...(filters.order_id === undefined
        ? []
        : [
            invoice(
              "invoice.id",
              "in",
              invoice
                .selectFrom("invoice_item")
                .select("invoice_item.invoice_id")
                .where("invoice_item.client_order_id", "=", filters.order_id),
            ),
          ]),
      ...(filters.search === undefined || filters.search === "" ? [] : [invoice.or(searched(invoice, filters.search))]),
    ]);
}

function searched(invoice: ExpressionBuilder<BillingTables, "invoice">, text: string) {
  const [, serie, digits] = /^([A-Za-z-]*)(\d{1,9})$/.exec(text) ?? [];
  const byNumber =
    digits === undefined
      ? []
      : [
          invoice.and([
            invoice("invoice.id", "=", Number(digits)),
            ...(serie === "" || serie === undefined ? [] : [invoice("invoice.serie", "=", serie)]),
          ]),
        ];
  const byClient = invoice.selectFrom("client").select("client.id").where("client.email", "=", text.trim().toLowerCase());
  return [...byNumber, invoice("invoice.hash", "=", text), invoice("invoice.client_id", "in", byClient)];
}
