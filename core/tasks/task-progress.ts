import type { Scope } from "#core/events/scope.ts";
import type { AnyTaskKind, TaskProgress } from "#core/events/task.ts";
import { systemClock } from "#core/kernel/clock.ts";
import { keepStep } from "./keep-step.ts";
import { type TaskRow, taskTables } from "./tables.ts";
import { takeNotes } from "./take-notes.ts";
import { taskBreak } from "./task-break.ts";
import { asAsker } from "./task-scope.ts";

/** What a run of a task is given to tell how far it is. `task` is the row as this runner has claimed it. */
export function taskProgress(host: Scope, task: TaskRow, kind: AnyTaskKind): TaskProgress<unknown> {
  const beganMs = systemClock.now().getTime();
  let steps = 0;
  let done = task.done;
  let failed = task.failed;
  let place = task.checkpoint === null ? undefined : kind.checkpoint.parse(task.checkpoint);
  return {
    id: task.id,
    checkpoint: () => place,
    done: () => done,
    failed: () => failed,
    given: (number) => partOf(host, task.id, number),
    step: async (work) => {
      if (steps > 0 && systemClock.now().getTime() - beganMs > TURN_MS) throw taskBreak("paused");
      const { result, notes } = await asAsker(host, task, (scope) =>
        scope.transaction(async (inner) => {
          await assertGoesOn(inner, task);
          const taken = takeNotes();
          const made = await work(inner, taken.step);
          await keepStep(inner, task, taken.notes);
          return { result: made, notes: taken.notes };
        }),
      );
      steps += 1;
      done += notes.advanced;
      failed += notes.failures.length;
      if (notes.checkpoint !== undefined) place = kind.checkpoint.parse(notes.checkpoint.place);
      return result;
    },
  };
}

/** How long a task has its turn before other jobs get theirs. */
const TURN_MS = 5_000;

async function assertGoesOn(scope: Scope, { id, runs }: TaskRow): Promise<void> {
  const now = await taskTables(scope).selectFrom("task").select(["state", "runs", "stop_asked_at"]).where("id", "=", id).executeTakeFirst();
  if (now?.state !== "running" || now.runs !== runs) throw taskBreak("superseded");
  if (now.stop_asked_at !== null) throw taskBreak("stopped");
}

async function partOf(scope: Scope, id: number, number: number): Promise<Uint8Array | undefined> {
  const part = await taskTables(scope)
    .selectFrom("task_part")
    .select("bytes")
    .where("task_id", "=", id)
    .where("role", "=", "given")
    .where("number", "=", number)
    .executeTakeFirst();
  return part?.bytes;
}
