import type { Scope } from "#core/events/scope.ts";
import { savedTables } from "./tables.ts";

/**
 * Forgets what any staff member searched for a client who is being erased, and the views that name its address. What is searched for
 * somebody is a part of the name, the address, the company or the number; a search that fits is forgotten even if it meant another.
 */
export async function forgetClient(scope: Scope, { clientId }: { readonly clientId: number }): Promise<void> {
  const tables = savedTables(scope);
  const client = await tables
    .selectFrom("client")
    .select(["email", "first_name", "last_name", "company", "phone"])
    .where("id", "=", clientId)
    .executeTakeFirstOrThrow();
  const kept = await tables.selectFrom("saved_view").select(["id", "kind", "name", "query"]).execute();
  const ids = kept.filter((row) => namesAddress(row, client.email) || (row.kind === "recent" && isSearchFor(client, row.name)));
  if (ids.length === 0) return;
  await tables
    .deleteFrom("saved_view")
    .where(
      "id",
      "in",
      ids.map(({ id }) => id),
    )
    .execute();
}

type Client = {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly company: string | null;
  readonly phone: string | null;
};

function namesAddress({ name, query }: { readonly name: string; readonly query: string }, email: string): boolean {
  return [name, ...new URLSearchParams(query).values()].some((text) => text.toLowerCase().includes(email));
}

function isSearchFor({ first_name: first, last_name: last, email, company, phone }: Client, term: string): boolean {
  const searched = term.trim().toLowerCase();
  const whole = [`${first} ${last}`, `${last} ${first}`, `${last}, ${first}`].map((name) => name.trim().toLowerCase());
  const texts = [...whole, email, company ?? "", phone ?? ""].map((text) => text.toLowerCase());
  return texts.some((text) => text.includes(searched)) || whole.some((name) => name.includes(" ") && searched.includes(name));
}
