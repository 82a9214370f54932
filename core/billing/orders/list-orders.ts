import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { nameOrder } from "#core/identity/clients/client-search.ts";
import { dateRangeInput, dateRangeOf } from "#core/identity/date-range.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { boundedText, idNumber } from "#core/kernel/wire.ts";
import { type BillingTables, billingTables } from "../tables.ts";
import { presentOrder, type WireOrder } from "./order-schema.ts";

const statuses = z.enum(["pending_setup", "active", "suspended", "canceled", "completed"]);

/** What a client may narrow its own list by. */
export const ownOrderFilters = z.strictObject({
  ...pageInput,
  ...dateRangeInput,
  status: statuses.optional(),
  type: boundedText(50).optional(),
  product_id: idNumber.optional(),
  search: boundedText(100).optional().describe("Part of the title, or an id"),
});

/** What staff may narrow the list by. */
export const orderFilters = ownOrderFilters.extend({
  id: idNumber.optional(),
  client_id: idNumber.optional(),
  invoice_id: idNumber.optional(),
  service_type: boundedText(50).optional(),
  booking_status: z.enum(["pending", "completed"]).optional(),
  consultant_id: idNumber.optional(),
  ...sortInput(["id", "title", "client", "status", "period", "total", "created_at", "expires_at"]),
});

/** See {@link orderFilters}. */
export type OrderFilters = z.output<typeof orderFilters>;

/** Orders, newest first unless sorted otherwise. Amounts are sorted as they stand, whatever their currency. */
export async function listOrders(scope: Scope, filters: OrderFilters): Promise<Page<WireOrder>> {
  const matching = billingTables(scope).selectFrom("client_order").where(conditionOf(scope, filters));
  const ordered = matching
    .$if(filters.sort === "client", (orders) => orders.innerJoin("client", "client.id", "client_order.client_id"))
    .selectAll("client_order")
    .orderBy(orderOf(orderOrder, filters));
  const rows = await ordered.limit(filters.per_page).offset(offsetOf(filters)).execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  return pageOf(rows.map(presentOrder), Number(total), filters);
}

const orderOrder = {
  columns: {
    id: sql`client_order.id`,
    title: sql`lower(client_order.title)`,
    client: nameOrder,
    status: sql`client_order.status`,
    period: sql`client_order.period`,
    total: sql`client_order.unit_price_minor * client_order.quantity`,
    created_at: sql`client_order.created_at`,
    expires_at: sql`client_order.expires_at`,
  },
  always: ["id", "title", "client", "status", "total", "created_at"],
  id: sql`client_order.id`,
  standard: sql`client_order.id desc`,
} as const;

function conditionOf(scope: Scope, filters: OrderFilters) {
  const { from, to } = dateRangeOf(scope, filters);
  return (order: ExpressionBuilder<BillingTables, "client_order">) =>
    order.and([
      order("client_order.deleted_at", "is", null),
      ...(filters.id === undefined ? [] : [order("client_order.id", "=", filters.id)]),
      ...(filters.client_id === undefined ? [] : [order("client_order.client_id", "=", filters.client_id)]),
      ...(filters.product_id === undefined ? [] : [order("client_order.product_id", "=", filters.product_id)]),
      ...(filters.consultant_id === undefined ? [] : [order("client_order.consultant_id", "=", filters.consultant_id)]),
      ...(filters.status === undefined ? [] : [order("client_order.status", "=", filters.status)]),
      ...(filters.type === undefined ? [] : [order("client_order.type", "=", filters.type)]),
      ...(filters.service_type === undefined ? [] : [order("client_order.service_type", "=", filters.service_type)]),
      ...(filters.booking_status === undefined ? [] : [order("client_order.booking_status", "=", filters.booking_status)]),
      ...(from === undefined ? [] : [order("client_order.created_at", ">=", from)]),
      ...(to === undefined ? [] : [order("client_order.created_at", "<=", to)]),
      ...(filters.invoice_id === undefined ? [] : [order("client_order.id", "in", ofInvoice(order, filters.invoice_id))]),
      ...(filters.search === undefined || filters.search === "" ? [] : [order.or(searched(order, filters.search))]),
    ]);
}

function ofInvoice(order: ExpressionBuilder<BillingTables, "client_order">, invoiceId: number) {
  return order.selectFrom("invoice_item").select("invoice_item.client_order_id").where("invoice_item.invoice_id", "=", invoiceId);
}

function searched(order: ExpressionBuilder<BillingTables, "client_order">, text: string) {
  const id = /^\d{1,9}$/.test(text) ? [order("client_order.id", "=", Number(text))] : [];
  return [order("client_order.title", "ilike", likePattern(text)), ...id];
}
