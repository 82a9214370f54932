import { jsonValue } from "#core/database/json-value.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { couponErrors } from "../errors.ts";
import { couponTables } from "../tables.ts";
import { isImportField } from "./import-fields.ts";
import { lockImport } from "./import-rows.ts";
import { type ImportOptions, optionColumns } from "./keep-import.ts";
import { lookAtRows } from "./look-at-rows.ts";
import { workingTasks } from "./working-tasks.ts";

/**
 * Changes what the columns mean and how the file is taken, and has all rows looked at again. Throws `coupon.import_not_found` (404),
 * `coupon.import_begun` (409), `request.invalid`.
 */
export function changeImport(scope: Scope, id: number, mapping: readonly (string | null)[], options: ImportOptions): Promise<void> {
  return scope.transaction(async (inner) => {
    const { columns, started_at } = await lockImport(inner, id);
    if (started_at !== null) throw couponErrors.error("coupon.import_begun");
    assertMapping(mapping, columns.length);
    const tables = couponTables(inner);
    await tables
      .updateTable("promo_import")
      .set({ mapping: jsonValue([...mapping]), ...optionColumns(options) })
      .where("id", "=", id)
      .execute();
    const forgotten = { verdict: null, code: null, promo_id: null, errors: null };
    await tables.updateTable("promo_import_row").set(forgotten).where("promo_import_id", "=", id).execute();
    await lookAtRows(inner, id);
  });
}

/** Forgets an import; the coupons it made stay. Throws `coupon.import_not_found` (404), `coupon.import_begun` (409) while it runs. */
export function deleteImport(scope: Scope, id: number): Promise<void> {
  return scope.transaction(async (inner) => {
    const file = await lockImport(inner, id);
    if ((await workingTasks(inner, [file]))(file)) throw couponErrors.error("coupon.import_begun");
    await couponTables(inner).deleteFrom("promo_import").where("id", "=", id).execute();
    await recordActivity(inner, {
      action: "coupon.import_delete",
      objectType: "coupon_import",
      objectId: id,
      message: "A file of coupons was forgotten.",
    });
  });
}

function assertMapping(mapping: readonly (string | null)[], columns: number): void {
  if (mapping.length !== columns) throw invalidRequest({ mapping: `Must name a field, or none, for each of the ${columns} columns.` });
  const seen = new Set<string>();
  for (const [index, field] of mapping.entries()) {
    if (field === null) continue;
    if (!isImportField(field)) throw invalidRequest({ [`mapping.${index}`]: "Is not a known field." });
    if (seen.has(field)) throw invalidRequest({ [`mapping.${index}`]: "Another column means this already." });
    seen.add(field);
  }
}
