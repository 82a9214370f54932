import { parse } from "csv-parse/sync";
import type { Scope } from "#core/events/scope.ts";
import { taskErrors } from "#core/tasks/errors.ts";
import { findTask } from "#core/tasks/find-task.ts";
import { madePart } from "#core/tasks/read-task-file.ts";

/** The ids of the coupons that an earlier task has changed, as its file says. Throws `task.not_found` for what is no such task. */
export async function changedBy(scope: Scope, taskId: number): Promise<readonly number[]> {
  const task = await findTask(scope, taskId);
  if (task.kind !== "coupon.change_many") throw taskErrors.error("task.not_found");
  const ids: number[] = [];
  for (let part = 0; part < task.file_parts; part += 1) {
    const text = (await madePart(scope, taskId, part))?.toString() ?? "";
    for (const [id, , result] of parse(text)) if (result === "changed") ids.push(Number(id));
  }
  return ids;
}
