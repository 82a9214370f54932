import { sql } from "kysely";
import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { type TaskRow, taskTables } from "./tables.ts";
import type { StepNotes } from "./take-notes.ts";
import { taskBreak } from "./task-break.ts";

/** Writes down what a step told, in its transaction. Undoes the step when another runner has taken the task over meanwhile. */
export async function keepStep(scope: Scope, { id, runs }: Pick<TaskRow, "id" | "runs">, notes: StepNotes): Promise<void> {
  const { total, advanced, checkpoint, pieces, failures } = notes;
  const bytes = Buffer.concat(pieces);
  const { rows } = await sql<{ file_parts: number }>`
    update task set
      done = done + ${advanced}::int,
      total = coalesce(${total ?? null}::int, total),
      failed = failed + ${failures.length}::int,
      ${checkpoint === undefined ? sql`` : sql`checkpoint = ${jsonValue(checkpoint.place)},`}
      ${failures.length === 0 ? sql`` : sql`failures = ${withMore(failures)},`}
      file_parts = file_parts + ${bytes.length > 0 ? 1 : 0}::int,
      file_bytes = file_bytes + ${bytes.length}::bigint,
      attempts = 0,
      updated_at = ${scope.now}::timestamptz
    where id = ${id}::int and state = 'running' and runs = ${runs}::int
    returning file_parts`.execute(scope.db);
  const kept = rows[0];
  if (kept === undefined) throw taskBreak("superseded");
  if (bytes.length > 0) await addParts(scope, { id, role: "made", from: kept.file_parts - 1 }, [bytes]);
  if (notes.aside.length > 0) await addParts(scope, { id, role: "given", from: await countGiven(scope, id) }, notes.aside);
}

type Place = { readonly id: number; readonly role: "given" | "made"; readonly from: number };

async function addParts(scope: Scope, { id, role, from }: Place, pieces: readonly Buffer[]): Promise<void> {
  for (const [index, bytes] of pieces.entries()) {
    await taskTables(scope)
      .insertInto("task_part")
      .values({ task_id: id, role, number: from + index, bytes })
      .execute();
  }
}

async function countGiven(scope: Scope, id: number): Promise<number> {
  const { count } = await taskTables(scope)
    .selectFrom("task_part")
    .where("task_id", "=", id)
    .where("role", "=", "given")
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How many of what stayed undone are told one by one. */
export const MOST_FAILURES = 1_000;

function withMore(failures: StepNotes["failures"]) {
  const more = jsonValue<unknown>(failures.slice(0, MOST_FAILURES));
  return sql`case when jsonb_array_length(failures) >= ${MOST_FAILURES}::int then failures
    else jsonb_path_query_array(failures || ${more}, '$[0 to 999]') end`;
}
