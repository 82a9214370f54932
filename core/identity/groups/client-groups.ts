import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";
import { offsetOf, type Page, type PageRequest, pageOf } from "#core/kernel/page.ts";

export const clientGroupSchema = z.object({
  id: z.int(),
  title: z.string(),
  clients: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
});

export type ClientGroupView = z.output<typeof clientGroupSchema>;

/** One page of groups by title, each with how many clients it has. */
export async function listClientGroups(scope: Scope, request: PageRequest): Promise<Page<ClientGroupView>> {
  const rows = await groupRows(scope)
    .orderBy("client_group.title")
    .orderBy("client_group.id")
    .limit(request.per_page)
    .offset(offsetOf(request))
    .execute();
  const { total } = await identityTables(scope)
    .selectFrom("client_group")
    .select(({ fn }) => fn.countAll<bigint>().as("total"))
    .executeTakeFirstOrThrow();
  return pageOf(rows.map(clientGroupView), Number(total), request);
}

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
