import type { Scope } from "#core/events/scope.ts";
import { endTask } from "./end-task.ts";
import { taskErrors } from "./errors.ts";
import { findTask } from "./find-task.ts";
import { taskTables } from "./tables.ts";

/**
 * Stops a task: at once when it has not begun, else before its next step. What it has done stays done.
 *
 * @throws AppError `task.not_found` (404), `task.has_ended` (409)
 */
export function cancelTask(scope: Scope, id: number): Promise<void> {
  return scope.transaction(async (inner) => {
    const task = await findTask(inner, id);
    if (task.state === "queued" && (await endTask(inner, task, { state: "cancelled" }))) return;
    const asked = await taskTables(inner)
      .updateTable("task")
      .set(({ fn, val }) => ({ stop_asked_at: fn.coalesce("stop_asked_at", val(inner.now)) }))
      .where("id", "=", id)
      .where("state", "=", "running")
      .returning("id")
      .executeTakeFirst();
    if (asked === undefined) throw taskErrors.error("task.has_ended");
  });
}
