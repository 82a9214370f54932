import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** Ids drawn in advance, so that an invoice, its lines and its orders can point to each other and still be written in one statement. */
export type DrawnIds = { readonly invoiceId: number; readonly itemIds: readonly number[]; readonly orderIds: readonly number[] };

/** Draws the ids of one invoice with so many lines and orders. The inner selects keep the numbers from the planner, which would plan anew for each. */
export async function drawIds(scope: Scope, count: { readonly items: number; readonly orders: number }): Promise<DrawnIds> {
  const { rows } = await sql<DrawnIds>`
    select
      nextval(pg_get_serial_sequence('invoice', 'id'))::int as "invoiceId",
      array(select nextval(pg_get_serial_sequence('invoice_item', 'id'))::int from generate_series(1, (select ${count.items}::int))) as "itemIds",
      array(select nextval(pg_get_serial_sequence('client_order', 'id'))::int from generate_series(1, (select ${count.orders}::int))) as "orderIds"
  `.execute(scope.db);
  const [ids] = rows;
  if (ids === undefined) throw new TypeError("A select without a table answers one row.");
  return ids;
}

/** The ids of so many lines of an invoice that is there already. */
export async function drawItemIds(scope: Scope, count: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('invoice_item', 'id'))::int as id from generate_series(1, (select ${count}::int))
  `.execute(scope.db);
  return rows.map(({ id }) => id);
}
