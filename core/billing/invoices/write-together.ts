import { type OperationNodeSource, sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/**
 * Runs several writes that do not depend on each other's results in one round trip. They see the tables as they were before; foreign
 * keys between their rows are checked when all are done. No row may be written by two of them.
 */
export async function writeTogether(scope: Scope, writes: readonly OperationNodeSource[]): Promise<void> {
  const named = writes.map((write, index) => sql`${sql.id(`write_${index}`)} as (${write})`);
  await sql`with ${sql.join(named)} select 1`.execute(scope.db);
}
