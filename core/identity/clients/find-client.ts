import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { identityTables } from "#core/identity/tables.ts";
import type { ClientRow } from "./client-view.ts";

/** By which of its names a client is looked for. An erased client is found by its id only. */
export type ClientReference = { readonly id: number } | { readonly email: string };

/** The client with the title of its group. Throws `client.not_found`. */
export async function findClient(scope: Scope, reference: ClientReference): Promise<ClientRow> {
  const clients = clientRows(scope);
  const one = "id" in reference ? clients.where("client.id", "=", reference.id) : clients.where("client.email", "=", reference.email);
  const row = await one.executeTakeFirst();
  if (row === undefined) throw identityErrors.error("client.not_found");
  return row;
}

/** A select of clients with the titles of their groups, to be narrowed. */
export function clientRows(scope: Scope) {
  return identityTables(scope)
    .selectFrom("client")
    .leftJoin("client_group", "client_group.id", "client.client_group_id")
    .selectAll("client")
    .select("client_group.title as group_title");
}
