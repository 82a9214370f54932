import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { endTask } from "./end-task.ts";
import { taskErrors } from "./errors.ts";
import { findKind } from "./find-kind.ts";
import { type TaskRow, taskTables } from "./tables.ts";
import { breakOf } from "./task-break.ts";
import { taskProgress } from "./task-progress.ts";
import { asAsker } from "./task-scope.ts";

/**
 * Does a task from its checkpoint on, until it has ended or a while has passed. However many runners there are, the one that came last
 * goes on, and the steps of the others are undone. Throws what is no refusal, so that it is tried again: after a few runs in which no
 * step was done, the task has failed.
 */
export async function runTask(host: Scope, id: number): Promise<"ended" | "paused"> {
  const task = await claimTask(host, id);
  if (task === undefined) return "ended";
  try {
    if (task.attempts > MOST_ATTEMPTS) throw taskErrors.error("task.broken");
    const kind = findKind(host.wiring, task.kind);
    if (kind === undefined) throw taskErrors.error("task.module_gone");
    const input = kind.input.parse(task.input) as never;
    const outcome = await asAsker(host, task, (scope) => kind.run(scope, input, taskProgress(host, task, kind) as never));
    await endTask(host, task, { state: "done", outcome });
  } catch (fault) {
    const why = breakOf(fault);
    if (why === "paused") return "paused";
    if (why === "superseded") return "ended";
    if (why === "stopped") await endTask(host, task, { state: "cancelled" });
    else if (fault instanceof AppError && fault.code !== "busy") await endTask(host, task, { state: "failed", fault });
    else throw fault;
  }
  return "ended";
}

/** Runs without a step that was done, after which nobody tries again. */
const MOST_ATTEMPTS = 5;

/** Takes the task over from whoever had it; undefined when it has ended. */
function claimTask(scope: Scope, id: number): Promise<TaskRow | undefined> {
  return taskTables(scope)
    .updateTable("task")
    .set(({ eb, fn, val }) => ({
      state: "running",
      runs: eb("runs", "+", 1),
      attempts: eb("attempts", "+", 1),
      started_at: fn.coalesce("started_at", val(scope.now)),
      updated_at: scope.now,
    }))
    .where("id", "=", id)
    .where("state", "in", ["queued", "running"])
    .returningAll()
    .executeTakeFirst();
}
