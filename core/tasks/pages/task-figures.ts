import type { Scope } from "#core/events/scope.ts";
import { say } from "#core/views/say.ts";
import type { TaskView } from "../task-view.ts";

/** How far a task is, in words and numbers of the caller's language. */
export type TaskFigures = {
  readonly stateWord: string;
  readonly stateTone: string;
  readonly isMoving: boolean;
  readonly barMax: number;
  readonly progressText: string;
  readonly percentText: string;
  /** Said to those who cannot see the bar, and changed only now and then: at the start, with each quarter, at the end. */
  readonly spoken: string;
  readonly fileSize: string;
};

/** The figures of a task for its pages. */
export function taskFigures(scope: Scope, task: TaskView): TaskFigures {
  const words = { scope, module: "tasks" };
  const number = new Intl.NumberFormat(scope.language);
  const done = number.format(task.done);
  const isMoving = task.finished_at === null;
  return {
    stateWord: isMoving && task.stop_asked ? "Being stopped" : stateWord(task.state),
    stateTone: task.state === "done" && task.failed > 0 ? "warning" : TONES[task.state],
    isMoving,
    barMax: task.total ?? 0,
    progressText: task.total === null ? done : say(words, "{done} of {total}", { done, total: number.format(task.total) }),
    percentText: percentOf(scope, task),
    spoken: spokenOf(words, task),
    fileSize: task.file === null ? "" : sizeText(scope, task.file.bytes),
  };
}

export function stateWord(state: TaskView["state"]): string {
  return WORDS[state];
}

const WORDS = { queued: "Waiting", running: "Running", done: "Finished", failed: "Failed", cancelled: "Stopped" } as const;
const TONES = { queued: "quiet", running: "info", done: "good", failed: "bad", cancelled: "warning" } as const;

function spokenOf(words: Parameters<typeof say>[0], task: TaskView): string {
  if (task.finished_at !== null) return say(words, WORDS[task.state]);
  if (task.state === "queued") return say(words, "Waiting");
  const quarters = task.total === null || task.total === 0 ? 0 : Math.floor((4 * task.done) / task.total);
  return quarters === 0 ? say(words, "Running") : say(words, "{percent} % done", { percent: 25 * Math.min(quarters, 4) });
}

function percentOf({ language }: Scope, { done, total }: TaskView): string {
  const share = total === null || total === 0 ? 0 : Math.min(done / total, 1);
  return new Intl.NumberFormat(language, { style: "percent" }).format(Math.floor(share * 100) / 100);
}

function sizeText({ language }: Scope, bytes: number): string {
  const [unit, divisor] = UNITS.find(([, least]) => bytes >= least) ?? (["byte", 1] as const);
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(bytes / divisor);
}

const UNITS = [
  ["megabyte", 1_000_000],
  ["kilobyte", 1_000],
] as const;
