import { definePage } from "#core/events/page.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import type { WholeTask } from "../show-task.ts";
import { cancelAction } from "./cancel-action.ts";
import { taskFigures } from "./task-figures.ts";
import { taskIdOf } from "./task-id.ts";

/** `/admin/tasks/:id`: how far background work is, what came of it, its file, and what stayed undone. */
export const taskPage = definePage({
  area: "admin",
  path: "/tasks/:id",
  title: "Background work",
  permission: "profile.manage",
  template: "task",
  scripts: ["task.js"],
  load: async (scope, request) => {
    const task = await request.call<WholeTask>("task_get", { id: taskIdOf(request) });
    const figures = taskFigures(scope, task);
    const { isMoving } = figures;
    return {
      title: task.title,
      task,
      ...figures,
      faults: task.error === null ? [] : fieldSentences(task.error),
      hasButtons: isMoving || task.file !== null || task.href !== null || task.undo !== null,
      hidesFailures: task.failed > 0 && task.failures.length === 0,
      failures: task.failures.slice(0, MOST_SHOWN).map((failure) => ({ ...failure, fields: fieldSentences(failure) })),
      untold: Math.max(0, task.failed - MOST_SHOWN),
      seconds: secondsOf(task),
    };
  },
  actions: {
    cancel: cancelAction,
    undo: async (_scope, request) => {
      const undoing = await request.call<WholeTask>("task_undo", { id: taskIdOf(request) });
      return { to: `/tasks/${undoing.id}`, message: "It is being taken back." };
    },
  },
});

/** More than anybody reads on a page; the rest is counted. */
const MOST_SHOWN = 200;

/** What a refused field was told. */
function fieldSentences({ code, details }: Pick<WholeTask["failures"][number], "code" | "details">) {
  if (code !== INVALID) return [];
  return Object.entries(details).map(([name, sentence]) => ({ name, sentence: String(sentence) }));
}

const INVALID = invalidRequest({}).code;

function secondsOf({ started_at, finished_at }: WholeTask): number | undefined {
  if (started_at === null || finished_at === null) return undefined;
  return Math.round((Date.parse(finished_at) - Date.parse(started_at)) / 1_000);
}
