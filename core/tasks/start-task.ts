import { jsonValue } from "#core/database/json-value.ts";
import { hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import type { AnyTaskKind } from "#core/events/task.ts";
import { hostErrors } from "#core/host/errors.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { taskErrors } from "./errors.ts";
import { runTaskJob } from "./jobs/run-task-job.ts";
import { taskTables } from "./tables.ts";

export type StartOptions = {
  /** What the work is about when that is too much for its input: it is read back piece by piece with `progress.given`. */
  readonly given?: readonly Uint8Array[];
};

/**
 * Asks for long work, in the transaction that needs it: staff for what they may do, or the host itself. `input` is plain
 * JSON as the kind's schema reads it. Answers the id of the task.
 *
 * @throws AppError `auth.forbidden` (403), `task.too_many` (409)
 */
export function startTask(scope: Scope, kind: AnyTaskKind, input: unknown, { given = [] }: StartOptions = {}): Promise<number> {
  return scope.transaction(async (inner) => {
    const { actor, now, language } = inner;
    if (!hasPermission(actor, kind.permission)) throw hostErrors.error("auth.forbidden", { permission: kind.permission });
    const adminId = actor.kind === "staff" ? actor.staffId : null;
    if (adminId !== null) await assertRoom(inner, adminId);
    const read = kind.input.parse(input) as never;
    const title = kind.title(read);
    const file = kind.file?.(inner, read);
    const { id } = await taskTables(inner)
      .insertInto("task")
      .values({
        kind: kind.name,
        admin_id: adminId,
        by_host: adminId === null,
        language,
        title: title.word,
        title_values: jsonValue(title.values ?? {}),
        input: jsonValue<unknown>(input ?? null),
        file_name: file?.name ?? null,
        file_type: file?.type ?? null,
        created_at: now,
        updated_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const [number, bytes] of given.entries()) {
      await taskTables(inner)
        .insertInto("task_part")
        .values({ task_id: id, role: "given", number, bytes: Buffer.from(bytes) })
        .execute();
    }
    await enqueue(inner, runTaskJob, { id }, { key: String(id) });
    await recordActivity(inner, {
      action: "task.start",
      objectType: "task",
      objectId: id,
      message: "Background work was asked for.",
      changes: { kind: kind.name },
    });
    return id;
  });
}

/** How much unfinished work one staff member may have asked for. */
const MOST_UNFINISHED = 50;

async function assertRoom(scope: Scope, adminId: number): Promise<void> {
  const { count } = await taskTables(scope)
    .selectFrom("task")
    .where("admin_id", "=", adminId)
    .where("state", "in", ["queued", "running"])
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  if (count >= MOST_UNFINISHED) throw taskErrors.error("task.too_many", { count: Number(count) });
}
