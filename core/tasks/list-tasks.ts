import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { boundedText, flag, idNumber } from "#core/kernel/wire.ts";
import { TASK_STATES } from "./entities/task.ts";
import { visibleTo } from "./find-task.ts";
import { taskTables } from "./tables.ts";
import { type TaskView, taskView } from "./task-view.ts";

export const taskFilters = z.strictObject({
  ...pageInput,
  state: z.enum(TASK_STATES).optional(),
  kind: boundedText(100, 1).optional(),
  admin_id: idNumber.optional(),
  /** Only what the caller has asked for. */
  mine: flag.optional(),
});

export type TaskFilters = z.output<typeof taskFilters>;

/** One page of the work the caller may see, newest first. */
export async function listTasks(scope: Scope, filters: TaskFilters): Promise<Page<TaskView>> {
  const { actor } = scope;
  const visible = visibleTo(actor);
  const ownId = actor.kind === "staff" ? actor.staffId : 0;
  const matching = taskTables(scope)
    .selectFrom("task")
    .$if(!visible.everybody || filters.mine === true, (tasks) => tasks.where("task.admin_id", "=", ownId))
    .$if(filters.state !== undefined, (tasks) => tasks.where("task.state", "=", filters.state ?? "queued"))
    .$if(filters.kind !== undefined, (tasks) => tasks.where("task.kind", "=", filters.kind ?? ""))
    .$if(filters.admin_id !== undefined, (tasks) => tasks.where("task.admin_id", "=", filters.admin_id ?? 0));
  const rows = await matching
    .leftJoin("admin", "admin.id", "task.admin_id")
    .select(LISTED)
    .select("admin.name as staff_name")
    .orderBy("task.id", "desc")
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  return pageOf(
    rows.map((row) => taskView(scope, row, undefined)),
    Number(total),
    filters,
  );
}

const LISTED = [
  "task.id",
  "task.kind",
  "task.admin_id",
  "task.by_host",
  "task.title",
  "task.title_values",
  "task.state",
  "task.done",
  "task.total",
  "task.failed",
  "task.outcome",
  "task.outcome_values",
  "task.outcome_href",
  "task.error_code",
  "task.error_details",
  "task.file_name",
  "task.file_type",
  "task.file_parts",
  "task.file_bytes",
  "task.undone_by_id",
  "task.stop_asked_at",
  "task.started_at",
  "task.finished_at",
  "task.expires_at",
  "task.created_at",
] as const;
