import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { boundOf, dateRangeInput, dateRangeOf } from "#core/identity/date-range.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { type IdentityTables, identityTables } from "#core/identity/tables.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { boundedText, flag, idNumber } from "#core/kernel/wire.ts";
import { clientPart, clientSearch, fullName, nameOrder } from "./client-search.ts";
import { type ClientForStaff, clientForStaff } from "./client-view.ts";
import { clientRows } from "./find-client.ts";

/** FOSSBilling's filters; `search` is an id, or a part of a name, the address or the company, one or two letters their beginning. Erased clients are shown on request. */
export const clientFilters = z.strictObject({
  ...pageInput,
  id: idNumber.optional(),
  email: boundedText(254).optional(),
  name: boundedText(200).optional(),
  company: boundedText(200).optional(),
  group_id: idNumber.optional(),
  status: z.enum(["active", "suspended", "canceled"]).optional(),
  search: boundedText(200).optional(),
  created_at: dateRangeInput.date_from,
  ...dateRangeInput,
  erased: flag.default(false),
  ...sortInput(["id", "name", "email", "company", "group", "status", "created_at"]),
});

type Filters = z.output<typeof clientFilters>;

/** One page of clients, newest first unless sorted otherwise. Throws `request.invalid` for a date that is none. */
export async function listClients(scope: Scope, filters: Filters): Promise<Page<ClientForStaff>> {
  const matches = conditionOf(scope, filters);
  const [rows, counted] = [
    await clientRows(scope)
      .where(matches)
      .orderBy(orderOf(clientOrder, filters))
      .limit(filters.per_page)
      .offset(offsetOf(filters))
      .execute(),
    await identityTables(scope)
      .selectFrom("client")
      .where(matches)
      .select(({ fn }) => fn.countAll<bigint>().as("total"))
      .executeTakeFirstOrThrow(),
  ];
  return pageOf(rows.map(clientForStaff), Number(counted.total), filters);
}

function conditionOf(scope: Scope, filters: Filters) {
  const { from, to } = dateRangeOf(scope, filters);
  const dayStart = boundOf(scope, "created_at", filters.created_at, "start");
  const dayEnd = boundOf(scope, "created_at", filters.created_at, "end");
  return (client: ExpressionBuilder<IdentityTables, "client">) =>
    client.and([
      ...(filters.erased ? [] : [client("client.erased_at", "is", null)]),
      ...(filters.id === undefined ? [] : [client("client.id", "=", filters.id)]),
      ...(filters.email === undefined ? [] : [client("client.email", "=", filters.email.trim().toLowerCase())]),
      ...(filters.name === undefined ? [] : [clientPart(filters.name), client(fullName, "ilike", likePattern(filters.name))]),
      ...(filters.company === undefined
        ? []
        : [clientPart(filters.company), client("client.company", "ilike", likePattern(filters.company))]),
      ...(filters.group_id === undefined ? [] : [client("client.client_group_id", "=", filters.group_id)]),
      ...(filters.status === undefined ? [] : [client("client.status", "=", filters.status)]),
      ...[from, dayStart].flatMap((instant) => (instant === undefined ? [] : [client("client.created_at", ">=", instant)])),
      ...[to, dayEnd].flatMap((instant) => (instant === undefined ? [] : [client("client.created_at", "<=", instant)])),
      ...(filters.search === undefined || filters.search === "" ? [] : [client.or(searched(client, filters.search))]),
    ]);
}

const clientOrder = {
  columns: {
    id: sql`client.id`,
    name: nameOrder,
    email: sql`client.email`,
    company: sql`lower(client.company)`,
    group: sql`lower(client_group.title)`,
    status: sql`client.status`,
    created_at: sql`client.created_at`,
  },
  always: ["id", "name", "email", "status", "created_at"],
  id: sql`client.id`,
  standard: sql`client.id desc`,
} as const;

function searched(client: ExpressionBuilder<IdentityTables, "client">, text: string) {
  const id = /^\d{1,9}$/.test(text) ? [client("client.id", "=", Number(text))] : [];
  return [clientSearch(text), ...id];
}
