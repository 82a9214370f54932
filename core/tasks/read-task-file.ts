import type { Scope } from "#core/events/scope.ts";
import { taskErrors } from "./errors.ts";
import { findTask } from "./find-task.ts";
import { taskTables } from "./tables.ts";
import { taskView } from "./task-view.ts";

/** A piece of the file a task has made. */
export type TaskFilePiece = {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly parts: number;
  readonly content: Buffer;
};

/**
 * A piece of a task's file, by number from 0, for who may see the task and do what it did.
 *
 * @throws AppError `task.not_found` (404), `task.no_file` (404)
 */
export async function readTaskFile(scope: Scope, id: number, number: number): Promise<TaskFilePiece> {
  const { file } = taskView(scope, await findTask(scope, id), undefined);
  if (file === null) throw taskErrors.error("task.no_file");
  const content = await madePart(scope, id, number);
  if (content === undefined) throw taskErrors.error("task.no_file");
  return { ...file, content };
}

/** The same for another task's run, whatever the state of the first; undefined behind the last piece. */
export async function madePart(scope: Scope, id: number, number: number): Promise<Buffer | undefined> {
  const part = await taskTables(scope)
    .selectFrom("task_part")
    .select("bytes")
    .where("task_id", "=", id)
    .where("role", "=", "made")
    .where("number", "=", number)
    .executeTakeFirst();
  return part === undefined ? undefined : Buffer.from(part.bytes ?? []);
}
