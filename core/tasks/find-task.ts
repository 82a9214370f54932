import { type Actor, hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import { taskErrors } from "./errors.ts";
import { type TaskRow, taskTables } from "./tables.ts";

/** Whose tasks the caller may see: all, or those of one staff member. */
export function visibleTo(actor: Actor): { readonly everybody: true } | { readonly everybody: false; readonly adminId: number } {
  if (hasPermission(actor, "task.manage_all")) return { everybody: true };
  return { everybody: false, adminId: actor.kind === "staff" ? actor.staffId : 0 };
}

/** A task the caller may see, and who asked for it. Throws `task.not_found`. */
export async function findTask(scope: Scope, id: number): Promise<TaskRow & { readonly staff_name: string | null }> {
  const visible = visibleTo(scope.actor);
  const row = await taskTables(scope)
    .selectFrom("task")
    .leftJoin("admin", "admin.id", "task.admin_id")
    .selectAll("task")
    .select("admin.name as staff_name")
    .where("task.id", "=", id)
    .$if(!visible.everybody, (tasks) => tasks.where("task.admin_id", "=", visible.everybody ? 0 : visible.adminId))
    .executeTakeFirst();
  if (row === undefined) throw taskErrors.error("task.not_found");
  return row;
}
