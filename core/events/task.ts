import type { z } from "zod";
import type { AppError } from "#core/kernel/app-error.ts";
import { defineExtensionPoint } from "./extension-point.ts";
import type { Scope } from "./scope.ts";

/**
 * A word of the module that owns the task, its `{placeholders}` filled in when it is read, in the
 * reader's language. Numbers are counts, and written as such; what is only a name, such as an id, is text.
 */
export type TaskWord = { readonly word: string; readonly values?: Readonly<Record<string, string | number>> };

/** The file a task makes; its bytes come step by step. */
export type TaskFile = { readonly name: string; readonly type: string };

/**
 * One step of a task while it is being done, in its transaction. What is told here is kept when the step is committed, together with
 * what the step did, or not at all. A step may be begun again after a fault of the database: it has no effect outside of it.
 */
export type TaskStep<Checkpoint> = {
  /** How many there are to do in all. */
  readonly total: (count: number) => void;
  /** So many more are done, one when nothing is said. Those that failed are done too. */
  readonly advance: (count?: number) => void;
  /** Where the next step begins; plain JSON. */
  readonly checkpoint: (place: Checkpoint) => void;
  /** Adds to the file. */
  readonly write: (piece: string | Uint8Array) => void;
  /** Sets a piece of what is to be done aside for later steps: `progress.given` reads it, behind what was given at the start. */
  readonly setAside: (piece: string | Uint8Array) => void;
  /** Something that stayed undone, and why: `subject` is what the reader knows it by, `href` a path of the admin pages. */
  readonly failure: (subject: string, fault: Pick<AppError, "code" | "details">, href?: string) => void;
};

/** What a task is given to tell how far it is. */
export type TaskProgress<Checkpoint> = {
  readonly id: number;
  /** What the last step that was committed left; undefined at the beginning. */
  readonly checkpoint: () => Checkpoint | undefined;
  /** How many are done, and how many of them failed, in all steps that were committed. */
  readonly done: () => number;
  readonly failed: () => number;
  /** One of the pieces given with `startTask` or set aside by an earlier step, by number from 0; undefined behind the last one. */
  readonly given: (number: number) => Promise<Uint8Array | undefined>;
  /**
   * Does a piece of the work, in one transaction with the counters, the checkpoint and the piece of the file: it is done exactly once,
   * whatever becomes of the host. Before it, it is looked whether the work goes on: whether it was stopped, whether whoever asked for
   * it may still do it. Steps of a second or less keep the bar moving and the locks short. Nothing after a step may be relied on to
   * run: the work ends between two steps and goes on later from the checkpoint, so keep everything that matters in it.
   */
  readonly step: <Result>(work: (scope: Scope, step: TaskStep<Checkpoint>) => Promise<Result>) => Promise<Result>;
};

/** What a finished task says, and where in the admin pages its result is to be seen. */
export type TaskOutcome = TaskWord & { readonly href?: string };

/**
 * A kind of long work that staff start and then follow with a progress bar: an export, an import, a change of many things. It runs in
 * the background as whoever asked for it, from its checkpoint again when a host is lost, and ends with words and, maybe, a file.
 */
export type TaskKind<Input extends z.ZodType = z.ZodType, Checkpoint extends z.ZodType = z.ZodType> = {
  /** `coupon.export`: before the dot stands the id of the part or module, whose words its words are. */
  readonly name: string;
  readonly title: (input: z.output<Input>) => TaskWord;
  /** Needed to start it, to run it, and to fetch its file. */
  readonly permission: string;
  /** Plain JSON, strict. */
  readonly input: Input;
  readonly checkpoint: Checkpoint;
  readonly file?: (scope: Scope, input: z.output<Input>) => TaskFile;
  /** Whether the file is of use when the work was stopped half-way. */
  readonly keepsPartialFile?: boolean;
  /** What takes the finished work back: another task, offered as a button. */
  readonly undo?: (
    input: z.output<Input>,
    id: number,
  ) => { readonly kind: string; readonly input: object; readonly label: string } | undefined;
  /** Throws an AppError when the work cannot be done; what it did so far stays. */
  readonly run: (scope: Scope, input: z.output<Input>, progress: TaskProgress<z.output<Checkpoint>>) => Promise<TaskOutcome>;
};

/** A kind whose schemas are no longer known to the compiler; what registries hold. */
export type AnyTaskKind = Omit<TaskKind, "title" | "file" | "undo" | "run"> & {
  readonly title: (input: never) => TaskWord;
  readonly file?: (scope: Scope, input: never) => TaskFile;
  readonly undo?: (input: never, id: number) => { readonly kind: string; readonly input: object; readonly label: string } | undefined;
  readonly run: (scope: Scope, input: never, progress: never) => Promise<TaskOutcome>;
};

/** Where modules add kinds of long work: `provides: [provide(taskKinds, exportCoupons)]`. */
export const taskKinds = defineExtensionPoint<AnyTaskKind>("events.task-kinds");

/** Declares a kind of long work. */
export function defineTask<Input extends z.ZodType, Checkpoint extends z.ZodType>(
  kind: TaskKind<Input, Checkpoint>,
): TaskKind<Input, Checkpoint> {
  return kind;
}
