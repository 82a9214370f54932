import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import type { TaskOutcome } from "#core/events/task.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import type { AppError } from "#core/kernel/app-error.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { findKind } from "./find-kind.ts";
import { plainDetails } from "./plain-details.ts";
import { type TaskRow, taskTables } from "./tables.ts";

/** How a task ends. */
export type TaskEnd =
  | { readonly state: "done"; readonly outcome: TaskOutcome }
  | { readonly state: "failed"; readonly fault: AppError }
  | { readonly state: "cancelled" };

/** How long what has ended is kept, its file included. */
const KEPT_DAYS = 7;

/**
 * Ends a task that this runner still has, or one that nobody has begun. A file that is of no use half-made is thrown away, and so is what
 * the task was given. Answers whether it was this that ended it.
 */
export function endTask(scope: Scope, task: Pick<TaskRow, "id" | "kind" | "runs" | "admin_id">, end: TaskEnd): Promise<boolean> {
  return scope.transaction(async (inner) => {
    const ended = await taskTables(inner)
      .updateTable("task")
      .set({
        state: end.state,
        ...(end.state === "done" && {
          outcome: end.outcome.word,
          outcome_values: jsonValue(end.outcome.values ?? {}),
          outcome_href: end.outcome.href ?? null,
        }),
        ...(end.state === "failed" && {
          error_code: end.fault.code,
          error_details: jsonValue(plainDetails(end.fault.details)),
        }),
        finished_at: inner.now,
        expires_at: addDays(inner.now, KEPT_DAYS),
        updated_at: inner.now,
      })
      .where("id", "=", task.id)
      .where("runs", "=", task.runs)
      .where("state", "in", ["queued", "running"])
      .returning(["done", "failed"])
      .executeTakeFirst();
    if (ended === undefined) return false;
    await dropParts(inner, task, end.state === "done" || findKind(inner.wiring, task.kind)?.keepsPartialFile === true);
    await recordActivity(inNameOfAsker(inner, task.admin_id), {
      action: `task.${ACTIONS[end.state]}`,
      objectType: "task",
      objectId: task.id,
      message: SENTENCES[end.state],
      changes: { kind: task.kind, done: ended.done, failed: ended.failed, ...(end.state === "failed" && { code: end.fault.code }) },
    });
    return true;
  });
}

const ACTIONS = { done: "finish", failed: "fail", cancelled: "cancel" } as const;
const SENTENCES = {
  done: "Background work was finished.",
  failed: "Background work failed.",
  cancelled: "Background work was stopped.",
} as const;

async function dropParts(scope: Scope, { id }: Pick<TaskRow, "id">, keepsFile: boolean): Promise<void> {
  const parts = taskTables(scope).deleteFrom("task_part").where("task_id", "=", id);
  await (keepsFile ? parts.where("role", "=", "given") : parts).execute();
  if (!keepsFile) await taskTables(scope).updateTable("task").set({ file_parts: 0, file_bytes: 0n }).where("id", "=", id).execute();
}

/** The log names who asked for the work, also where the host ends it. */
function inNameOfAsker(scope: Scope, adminId: number | null): Scope {
  if (adminId === null || scope.actor.kind === "staff") return scope;
  return { ...scope, actor: { kind: "staff", staffId: adminId, isSuper: false, permissions: new Set() } };
}
