import { sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";

export const clientGroupSchema = z.object({
  id: z.int(),
  title: z.string(),
  clients: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
});

export type ClientGroupView = z.output<typeof clientGroupSchema>;

/** How the list of groups can be asked for. */
export const clientGroupFilters = z.strictObject({ ...pageInput, ...sortInput(["id", "title", "clients", "created_at"]) });

/** One page of groups by title unless sorted otherwise, each with how many clients it has. */
export async function listClientGroups(scope: Scope, request: z.output<typeof clientGroupFilters>): Promise<Page<ClientGroupView>> {
  const rows = await groupRows(scope).orderBy(orderOf(groupOrder, request)).limit(request.per_page).offset(offsetOf(request)).execute();
  const { total } = await identityTables(scope)
    .selectFrom("client_group")
    .select(({ fn }) => fn.countAll<bigint>().as("total"))
    .executeTakeFirstOrThrow();
  return pageOf(rows.map(clientGroupView), Number(total), request);
}

const groupOrder = {
  columns: {
    id: sql`client_group.id`,
    title: sql`lower(client_group.title)`,
    clients: sql`clients`,
    created_at: sql`client_group.created_at`,
  },
  id: sql`client_group.id`,
  standard: sql`client_group.title, client_group.id`,
};

/** Group id → title, for select boxes. */
export async function clientGroupPairs(scope: Scope): Promise<Record<string, string>> {
  const rows = await identityTables(scope).selectFrom("client_group").select(["id", "title"]).orderBy("title").orderBy("id").execute();
  return Object.fromEntries(rows.map(({ id, title }) => [String(id), title]));
}

/** One group, or undefined. */
export async function findClientGroup(scope: Scope, id: number): Promise<ClientGroupView | undefined> {
  const row = await groupRows(scope).where("client_group.id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : clientGroupView(row);
}

function groupRows(scope: Scope) {
  return identityTables(scope)
    .selectFrom("client_group")
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom("client")
        .whereRef("client.client_group_id", "=", "client_group.id")
        .where("client.erased_at", "is", null)
        .select(({ fn }) => fn.countAll<bigint>().as("clients"))
        .as("clients"),
    );
}

type GroupRow = Awaited<ReturnType<ReturnType<typeof groupRows>["executeTakeFirstOrThrow"]>>;

function clientGroupView({ id, title, clients, created_at, updated_at }: GroupRow): ClientGroupView {
  return { id, title, clients: Number(clients ?? 0), created_at: created_at.toISOString(), updated_at: updated_at.toISOString() };
}
