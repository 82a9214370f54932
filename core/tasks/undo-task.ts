import { hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import type { AnyTaskKind } from "#core/events/task.ts";
import { taskErrors } from "./errors.ts";
import { findKind } from "./find-kind.ts";
import { findTask } from "./find-task.ts";
import { startTask } from "./start-task.ts";
import { type TaskRow, taskTables } from "./tables.ts";

type Undo = { readonly kind: AnyTaskKind; readonly input: object; readonly label: string };

/** What would take a task back, when the caller may do that and nobody has: undefined otherwise. */
export function undoOf({ actor, wiring }: Scope, task: TaskRow): Undo | undefined {
  if (task.finished_at === null || task.undone_by_id !== null || task.done === task.failed) return undefined;
  const own = findKind(wiring, task.kind);
  const read = own?.input.safeParse(task.input);
  const undo = read?.success ? own?.undo?.(read.data as never, task.id) : undefined;
  const kind = undo && findKind(wiring, undo.kind);
  if (undo === undefined || kind === undefined || !hasPermission(actor, kind.permission)) return undefined;
  return { kind, input: undo.input, label: undo.label };
}

/**
 * Takes a task back by another one, once. Answers the id of that one.
 *
 * @throws AppError `task.not_found` (404), `task.not_undoable` (409)
 */
export function undoTask(scope: Scope, id: number): Promise<number> {
  return scope.transaction(async (inner) => {
    const undo = undoOf(inner, await findTask(inner, id));
    if (undo === undefined) throw taskErrors.error("task.not_undoable");
    const undoing = await startTask(inner, undo.kind, undo.kind.input.parse(undo.input));
    const { numUpdatedRows } = await taskTables(inner)
      .updateTable("task")
      .set({ undone_by_id: undoing })
      .where("id", "=", id)
      .where("undone_by_id", "is", null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw taskErrors.error("task.not_undoable");
    return undoing;
  });
}
