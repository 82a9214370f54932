import { sql } from "kysely";
import { z } from "zod";
import { AppError } from "#core/kernel/app-error.ts";
import type { Scope } from "./scope.ts";

/** What became of a change to many records: how many took it, and for each that refused it, why. */
export const manyChangedSchema = z.object({
  changed: z.int(),
  failed: z.int(),
  results: z.array(
    z.object({
      id: z.int(),
      ok: z.boolean(),
      error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
    }),
  ),
});

export type ManyChanged = z.input<typeof manyChangedSchema>;

/** Does the same to many records, in the order of their ids, in one transaction. One that refuses it stays as it is, and says why. */
export function changeMany(
  scope: Scope,
  ids: readonly number[],
  change: (scope: Scope, id: number) => Promise<unknown>,
): Promise<ManyChanged> {
  return scope.transaction(async (inner) => {
    const results: ManyChanged["results"] = [];
    const ordered = [...new Set(ids)].toSorted((one, other) => one - other);
    for (const id of ordered) results.push(await changeOne(inner, id, change));
    const changed = results.filter(({ ok }) => ok).length;
    return { changed, failed: results.length - changed, results };
  });
}

async function changeOne(scope: Scope, id: number, change: Parameters<typeof changeMany>[2]): Promise<ManyChanged["results"][number]> {
  await sql`savepoint one_of_many`.execute(scope.db);
  try {
    await change(scope, id);
    await sql`release savepoint one_of_many`.execute(scope.db);
    return { id, ok: true, error: null };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    await sql`rollback to savepoint one_of_many`.execute(scope.db);
    const { code, details } = fault;
    return { id, ok: false, error: { code, message: scope.sentence(code, details), details } };
  }
}
