import type { Scope } from "#core/events/scope.ts";
import { taskTables } from "#core/tasks/tables.ts";
import type { ImportRecord } from "./import-rows.ts";

type Followed = Pick<ImportRecord, "task_id">;

/** Of imports that were left to the background, which are still worked on: work can be stopped, or fail. */
export async function workingTasks(scope: Scope, imports: readonly Followed[]): Promise<(file: Followed) => boolean> {
  const ids = imports.flatMap(({ task_id: id }) => id ?? []);
  if (ids.length === 0) return () => false;
  const rows = await taskTables(scope)
    .selectFrom("task")
    .select("id")
    .where("id", "in", ids)
    .where("state", "in", ["queued", "running"])
    .execute();
  const working = new Set(rows.map(({ id }) => id));
  return ({ task_id: id }) => id !== null && working.has(id);
}
