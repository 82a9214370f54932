import { hasPermission } from "#core/events/actor.ts";
import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";

/** Rows that know their client by id only, each with its name; who may not see clients sees the id. */
export async function withClientNames<Row extends { readonly client_id: number }>(
  scope: Scope,
  { call }: PageRequest,
  rows: readonly Row[],
): Promise<readonly (Row & { readonly client_name: string })[]> {
  const ids = [...new Set(rows.map(({ client_id: id }) => id))];
  const mayAsk = ids.length > 0 && hasPermission(scope.actor, "client.view");
  const names = mayAsk ? await call<Readonly<Record<string, string>>>("client_get_names", { ids }) : {};
  return rows.map((row) => ({ ...row, client_name: names[row.client_id] || `#${row.client_id}` }));
}
