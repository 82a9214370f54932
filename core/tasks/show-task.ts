import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { findTask } from "./find-task.ts";
import { mayDo, taskSchema, taskView } from "./task-view.ts";
import { undoOf } from "./undo-task.ts";

/** A task with what stayed undone: the first thousand of `failed`, none when the caller may not do what it does. */
export const wholeTaskSchema = taskSchema.extend({
  failures: z.array(
    z.object({
      subject: z.string(),
      href: z.string().nullable(),
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
});

export type WholeTask = z.output<typeof wholeTaskSchema>;

/** A task the caller may see. Throws `task.not_found`. */
export async function showTask(scope: Scope, id: number): Promise<WholeTask> {
  const row = await findTask(scope, id);
  const known = mayDo(scope, row) ? row.failures : [];
  const failures = known.map((failure) => ({ ...failure, message: scope.sentence(failure.code, failure.details) }));
  return { ...taskView(scope, row, undoOf(scope, row)), failures };
}
