import { defineEntity, p } from "@mikro-orm/core";
import { Admin } from "#core/identity/entities/admin.ts";

export const TASK_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;

/** Something that stayed undone, told when the task is read. */
export type TaskFailure = {
  readonly subject: string;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly href: string | null;
};

/**
 * Long work that somebody asked for: what, how far, and what came of it. `runs` tells its runners apart: only the newest goes on.
 * `attempts` counts the runs since the last step that was done. Finished ones are kept until `expires_at`.
 */
export const Task = defineEntity({
  name: "Task",
  tableName: "task",
  properties: {
    id: p.integer().primary().autoincrement(),
    kind: p.text(),
    /** Who asked for it; null for the host itself, and for a staff member who was deleted. */
    admin: () => p.manyToOne(Admin).nullable().deleteRule("set null"),
    by_host: p.boolean().default(false),
    language: p.text(),
    title: p.text(),
    title_values: p.json<Record<string, string | number>>().default("{}"),
    input: p.json<unknown>(),
    state: p.enum(TASK_STATES).default("queued"),
    done: p.integer().default(0),
    total: p.integer().nullable(),
    failed: p.integer().default(0),
    checkpoint: p.json<unknown>().nullable(),
    outcome: p.text().nullable(),
    outcome_values: p.json<Record<string, string | number>>().nullable(),
    outcome_href: p.text().nullable(),
    /** The first of them only; `failed` counts all. */
    failures: p.json<TaskFailure[]>().default("[]"),
    error_code: p.text().nullable(),
    error_details: p.json<Record<string, unknown>>().nullable(),
    file_name: p.text().nullable(),
    file_type: p.text().nullable(),
    file_parts: p.integer().default(0),
    file_bytes: p.bigint("bigint").default(0),
    runs: p.integer().default(0),
    attempts: p.integer().default(0),
    /** The task that takes this one back, when somebody started it. */
    undone_by: () => p.manyToOne(Task).nullable().deleteRule("set null"),
    stop_asked_at: p.datetime(3).nullable(),
    started_at: p.datetime(3).nullable(),
    finished_at: p.datetime(3).nullable(),
    expires_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  indexes: [
    { name: "task_admin_index", properties: ["admin", "id"] },
    { name: "task_undone_by_index", properties: ["undone_by"] },
    { name: "task_expires_at_index", properties: ["expires_at"] },
    {
      name: "task_unfinished_index",
      expression: `create index "task_unfinished_index" on "task" ("updated_at") where state in ('queued', 'running')`,
    },
  ],
  checks: [
    { name: "task_counts_check", expression: "done >= 0 and failed >= 0 and (total is null or total >= 0)" },
    { name: "task_file_check", expression: "file_parts >= 0 and file_bytes >= 0" },
    {
      name: "task_finished_check",
      expression: "(state in ('queued', 'running')) = (finished_at is null) and (finished_at is null) = (expires_at is null)",
    },
  ],
});
