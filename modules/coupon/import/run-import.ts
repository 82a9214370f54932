import type { Scope } from "#core/events/scope.ts";
import { couponErrors } from "../errors.ts";
import { labelOfField } from "../pages/field-labels.ts";
import { couponTables } from "../tables.ts";
import { importCounts } from "./import-counts.ts";
import { type ImportRecord, lockImport } from "./import-rows.ts";
import { missingFields } from "./import-view.ts";
import { startWork } from "./look-at-rows.ts";
import { runRows } from "./run-rows.ts";
import { workingTasks } from "./working-tasks.ts";

/**
 * Imports the rows that fit, those that are left of an import that was stopped: few at once, many in the background, where `task_id` of the import follows it. The shell waits for as long as
 * it takes. Throws `coupon.import_not_found` (404), `coupon.import_columns_missing`, `coupon.import_unchecked`, `coupon.import_begun`,
 * `coupon.import_nothing`.
 */
export function runImport(scope: Scope, id: number): Promise<void> {
  return scope.transaction(async (inner) => {
    const file = await lockImport(inner, id);
    if (await isBusy(inner, file)) throw couponErrors.error("coupon.import_begun");
    const missing = missingFields(file);
    if (missing.length > 0) {
      const fields = missing.map((field) => inner.word("coupon", labelOfField(field))).join(", ");
      throw couponErrors.error("coupon.import_columns_missing", { fields });
    }
    const counts = (await importCounts(inner, [id]))(id);
    if (counts.unchecked > 0) throw couponErrors.error("coupon.import_unchecked");
    const waiting = counts.new + counts.update - counts.created - counts.updated;
    if (waiting === 0) throw couponErrors.error("coupon.import_nothing");
    await couponTables(inner)
      .updateTable("promo_import")
      .set({ started_at: file.started_at ?? inner.now })
      .where("id", "=", id)
      .execute();
    if (waiting > IMPORTED_AT_ONCE && inner.door !== "shell") return startWork(inner, id, "import");
    while ((await runRows(inner, id, IMPORTED_AT_ONCE)).length === IMPORTED_AT_ONCE);
  });
}

const IMPORTED_AT_ONCE = 200;

/** One that was left half-way, because its work was stopped or failed, may go on. */
async function isBusy(scope: Scope, file: ImportRecord): Promise<boolean> {
  if (file.started_at === null) return false;
  return file.finished_at !== null || (await workingTasks(scope, [file]))(file);
}
