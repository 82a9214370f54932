import { withClientNames } from "#core/billing/pages/admin/with-client-names.ts";
import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";

/** Cards that know their owner by id only, each with its name; null for a card of nobody. */
export async function withOwners<Row extends { readonly client_id: number | null }>(
  scope: Scope,
  request: PageRequest,
  rows: readonly Row[],
): Promise<readonly (Row & { readonly owner: string | null })[]> {
  const ids = rows.flatMap(({ client_id: id }) => (id === null ? [] : [{ client_id: id }]));
  const names = new Map((await withClientNames(scope, request, ids)).map(({ client_id, client_name }) => [client_id, client_name]));
  return rows.map((row) => ({ ...row, owner: row.client_id === null ? null : (names.get(row.client_id) ?? `#${row.client_id}`) }));
}
