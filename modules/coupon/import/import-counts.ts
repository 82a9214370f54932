import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** How many rows there are of each verdict, and how many of them are done. */
export type ImportCounts = {
  readonly new: number;
  readonly update: number;
  readonly same: number;
  readonly duplicate: number;
  readonly error: number;
  readonly unchecked: number;
  readonly created: number;
  readonly updated: number;
};

const NONE: ImportCounts = { new: 0, update: 0, same: 0, duplicate: 0, error: 0, unchecked: 0, created: 0, updated: 0 };

export async function importCounts(scope: Scope, ids: readonly number[]): Promise<(id: number) => ImportCounts> {
  const { rows } = await sql<{ id: number; verdict: keyof ImportCounts; count: number; done: number }>`
    select promo_import_id as id, coalesce(verdict, 'unchecked') as verdict, count(*)::int as count, count(done_at)::int as done
    from promo_import_row where promo_import_id = any(${[...ids]}::int[]) group by 1, 2`.execute(scope.db);
  return (id) => {
    const own = rows.filter((row) => row.id === id);
    const doneOf = (verdict: string): number => own.find((row) => row.verdict === verdict)?.done ?? 0;
    return {
      ...NONE,
      ...Object.fromEntries(own.map(({ verdict, count }) => [verdict, count])),
      created: doneOf("new"),
      updated: doneOf("update"),
    };
  };
}
