import type { Actor } from "#core/events/actor.ts";
import { hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import { hostContextOf } from "#core/host/host-context.ts";
import { principalOf } from "#core/identity/find-principal.ts";
import { isLanguage } from "#core/kernel/language.ts";
import { taskErrors } from "./errors.ts";
import { findKind } from "./find-kind.ts";
import { type TaskRow, taskTables } from "./tables.ts";

type Asked = Pick<TaskRow, "id" | "kind" | "admin_id" | "by_host" | "language">;

/**
 * Does work as whoever asked for the task, as they are now: at today's state of the shop, with the permissions they have.
 *
 * @throws AppError `task.not_permitted`, `task.module_gone`
 */
export async function asAsker<Result>(host: Scope, task: Asked, work: (scope: Scope) => Promise<Result>): Promise<Result> {
  const { scopeOf, finish } = hostContextOf(host);
  const actor = task.by_host ? ({ kind: "system", reason: `task ${task.id}` } as const) : await askerOf(host, task);
  const language = isLanguage(task.language) ? task.language : undefined;
  const scope = await scopeOf({ actor, door: "job", requestId: `task-${task.id}`, language });
  try {
    const kind = findKind(scope.wiring, task.kind);
    if (kind === undefined) throw taskErrors.error("task.module_gone");
    if (!hasPermission(actor, kind.permission)) throw taskErrors.error("task.not_permitted");
    return await work(scope);
  } finally {
    await finish(scope);
  }
}

/** The staff member, when there still is one who may act. */
async function askerOf(scope: Scope, { admin_id }: Asked): Promise<Actor> {
  const row =
    admin_id === null
      ? undefined
      : await taskTables(scope)
          .selectFrom("admin")
          .select(["id", "status", "is_super", "permissions", "lang"])
          .where("id", "=", admin_id)
          .executeTakeFirst();
  const principal =
    row &&
    principalOf({
      principal_kind: "staff",
      principal_id: row.id,
      principal_status: row.status,
      is_super: row.is_super,
      permissions: row.permissions,
      lang: row.lang,
      country: null,
      session_data: null,
      session_expires_at: null,
    });
  if (principal?.isActive !== true) throw taskErrors.error("task.not_permitted");
  return principal.actor;
}
