import type { Scope } from "#core/events/scope.ts";
import { startTask } from "#core/tasks/start-task.ts";
import { couponTables } from "../tables.ts";
import { checkRows } from "./check-rows.ts";
import { findImport } from "./import-rows.ts";
import { importTask } from "./import-task.ts";

/**
 * Has all rows looked at that nobody has looked at: a small file at once, a larger one in the background, where its `task_id` follows
 * it. The shell waits for as long as it takes. Throws `coupon.import_not_found` (404).
 */
export function lookAtRows(scope: Scope, id: number): Promise<void> {
  return scope.transaction(async (inner) => {
    const { row_count: rows } = await findImport(inner, id);
    if (rows > CHECKED_AT_ONCE && inner.door !== "shell") return startWork(inner, id, "check");
    while ((await checkRows(inner, id, PIECE)) === PIECE);
  });
}

/** Goes on with an import in the background. */
export async function startWork(scope: Scope, id: number, work: "check" | "import"): Promise<void> {
  const { name } = await findImport(scope, id);
  const taskId = await startTask(scope, importTask, { id, name: name.slice(0, 100).toWellFormed(), work });
  await couponTables(scope).updateTable("promo_import").set({ task_id: taskId }).where("id", "=", id).execute();
}

const CHECKED_AT_ONCE = 2_000;
const PIECE = 500;
