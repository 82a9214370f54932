import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";

/** Does the work and keeps nothing of it, within a transaction or without; answers what it came to. Throws what the work throws. */
export async function undone<Result>(scope: Scope, work: (scope: Scope) => Promise<Result>): Promise<Result> {
  if (scope.inTransaction) {
    await sql`savepoint before_undone`.execute(scope.db);
    const result = await work(scope);
    await sql`rollback to savepoint before_undone`.execute(scope.db);
    return result;
  }
  let answer: { readonly result: Result } | undefined;
  try {
    await scope.transaction(async (inner) => {
      answer = { result: await work(inner) };
      throw signal;
    });
  } catch (fault) {
    if (fault !== signal) throw fault;
  }
  if (answer === undefined) throw new TypeError("The work was done before it was undone.");
  return answer.result;
}

const signal = new Error("This is never kept.");
