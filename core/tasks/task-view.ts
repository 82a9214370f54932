import { z } from "zod";
import { hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import { say } from "#core/views/say.ts";
import { TASK_STATES } from "./entities/task.ts";
import { findKind, ownerOfKind } from "./find-kind.ts";
import type { TaskRow } from "./tables.ts";

/** A task on the wire: words in the caller's language. `file` and `undo` are there when the caller may use them now, details of `error` when it may know them. */
export const taskSchema = z.object({
  id: z.int(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(TASK_STATES),
  done: z.int(),
  total: z.int().nullable(),
  failed: z.int(),
  message: z.string().nullable(),
  href: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  file: z.object({ name: z.string(), type: z.string(), bytes: z.int(), parts: z.int() }).nullable(),
  undo: z.string().nullable(),
  undone_by: z.int().nullable(),
  stop_asked: z.boolean(),
  staff: z.object({ id: z.int(), name: z.string() }).nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  expires_at: z.string().nullable(),
});

export type TaskView = z.output<typeof taskSchema>;

/** The columns a view is made from: not the input and the checkpoint, which may be large. */
export type ListedTask = Omit<TaskRow, "input" | "checkpoint" | "failures" | "attempts" | "runs" | "language" | "updated_at"> & {
  readonly staff_name: string | null;
};

/** How the caller sees a task. `undo` is what its kind offers to take it back. */
export function taskView(scope: Scope, row: ListedTask, undo: { readonly label: string } | undefined): TaskView {
  const owner = { scope, module: ownerOfKind(row.kind) };
  const words = (word: string, values: TaskRow["title_values"]): string => say(owner, word, inLanguage(scope, values));
  const instant = (date: Date | null): string | null => date?.toISOString() ?? null;
  return {
    id: row.id,
    kind: row.kind,
    title: words(row.title, row.title_values),
    state: row.state,
    done: row.done,
    total: row.total,
    failed: row.failed,
    message: row.outcome === null ? null : words(row.outcome, row.outcome_values ?? {}),
    href: row.outcome_href,
    error: errorOf(scope, row),
    file: fileOf(scope, row),
    undo: undo === undefined ? null : say(owner, undo.label),
    undone_by: row.undone_by_id,
    stop_asked: row.stop_asked_at !== null,
    staff: row.admin_id === null ? null : { id: row.admin_id, name: row.staff_name ?? "" },
    created_at: row.created_at.toISOString(),
    started_at: instant(row.started_at),
    finished_at: instant(row.finished_at),
    expires_at: instant(row.expires_at),
  };
}

function inLanguage({ language }: Scope, values: TaskRow["title_values"]): Readonly<Record<string, string>> {
  const format = new Intl.NumberFormat(language);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? format.format(value) : value]),
  );
}

/** Whether somebody may do what a task does, and so may know what it was about. */
export function mayDo({ actor, wiring }: Pick<Scope, "actor" | "wiring">, { kind: name }: Pick<TaskRow, "kind">): boolean {
  const kind = findKind(wiring, name);
  return kind !== undefined && hasPermission(actor, kind.permission);
}

/** Details can name what was worked on, such as the codes of coupons. */
function errorOf(scope: Scope, row: ListedTask): TaskView["error"] {
  const { error_code: code, error_details: stored } = row;
  if (code === null) return null;
  const details = stored ?? {};
  if (Object.keys(details).length === 0 || mayDo(scope, row)) return { code, message: scope.sentence(code, details), details };
  return { code, message: scope.sentence("task.reason_hidden"), details: {} };
}

/** A file is there when the work has ended, for who may do what made it. */
function fileOf(scope: Scope, row: ListedTask): TaskView["file"] {
  if (row.finished_at === null || row.file_parts === 0 || row.file_name === null || row.file_type === null) return null;
  if (!mayDo(scope, row)) return null;
  return { name: row.file_name, type: row.file_type, bytes: Number(row.file_bytes), parts: row.file_parts };
}
