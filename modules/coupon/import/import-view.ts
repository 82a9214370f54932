import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type Page, pageOf } from "#core/kernel/page.ts";
import { couponTables } from "../tables.ts";
import { isTold } from "./guess-mapping.ts";
import { type ImportCounts, importCounts } from "./import-counts.ts";
import { REQUIRED_FIELDS } from "./import-fields.ts";
import { findImport, type ImportRecord } from "./import-rows.ts";
import { workingTasks } from "./working-tasks.ts";

const text = z.string().nullable();

/** An import on the wire. `state`: its rows are being looked at, wait to be imported, are being imported, were left half-way, or are all done. */
export const importSchema = z.object({
  id: z.int(),
  name: z.string(),
  state: z.enum(["checking", "checked", "running", "stopped", "finished"]),
  columns: z.array(
    z.object({
      title: z.string(),
      field: text.describe("The field of a coupon it means"),
      is_told: z.boolean().describe("It tells what has become of a coupon, and is never imported"),
      example: z.string(),
    }),
  ),
  missing: z.array(z.string()).describe("Fields that no column means and some must"),
  skip_duplicates: z.boolean(),
  update_existing: z.boolean(),
  activate_immediately: z.boolean(),
  send_notifications: z.boolean(),
  rows: z.int(),
  counts: z.object({
    new: z.int(),
    update: z.int(),
    same: z.int(),
    duplicate: z.int(),
    error: z.int(),
    unchecked: z.int(),
    created: z.int().describe("Coupons that were made"),
    updated: z.int().describe("Coupons that were changed"),
  }),
  mails: z.int().describe("Clients who were told of a coupon that names them"),
  task_id: z.int().nullable(),
  created_by: z.int().nullable(),
  created_at: z.string(),
  finished_at: text,
});

export type ImportView = z.output<typeof importSchema>;

/** Throws `coupon.import_not_found` (404). */
export async function showImport(scope: Scope, id: number): Promise<ImportView> {
  const file = await findImport(scope, id);
  const counts = await importCounts(scope, [id]);
  const first = await couponTables(scope)
    .selectFrom("promo_import_row")
    .select("cells")
    .where("promo_import_id", "=", id)
    .orderBy("line")
    .executeTakeFirst();
  const isWorking = await workingTasks(scope, [file]);
  return importView(file, counts(id), isWorking(file), first?.cells ?? []);
}

/** The imports that are kept, newest first. */
export async function listImports(scope: Scope, page: { readonly page: number; readonly per_page: number }): Promise<Page<ImportView>> {
  const imports = couponTables(scope).selectFrom("promo_import");
  const { total } = await imports.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const rows = await imports.selectAll().orderBy("id", "desc").limit(page.per_page).offset(offsetOf(page)).execute();
  const counts = await importCounts(
    scope,
    rows.map(({ id }) => id),
  );
  const isWorking = await workingTasks(scope, rows);
  return pageOf(
    rows.map((row) => importView(row, counts(row.id), isWorking(row), [])),
    Number(total),
    page,
  );
}

/** The fields no column means, of those there must be: a file that changes coupons needs no more than their codes. */
export function missingFields({ mapping, update_existing: updates }: Pick<ImportRecord, "mapping" | "update_existing">): readonly string[] {
  return (updates ? ["code"] : REQUIRED_FIELDS).filter((field) => !mapping.includes(field));
}

function importView(file: ImportRecord, counts: ImportCounts, isWorking: boolean, example: readonly string[]): ImportView {
  const { columns, mapping } = file;
  return {
    id: file.id,
    name: file.name,
    state: stateOf(file, counts, isWorking),
    columns: columns.map((title, index) => ({
      title,
      field: mapping[index] ?? null,
      is_told: (mapping[index] ?? null) === null && isTold(title),
      example: (example[index] ?? "").slice(0, 100),
    })),
    missing: [...missingFields(file)],
    skip_duplicates: file.skip_duplicates,
    update_existing: file.update_existing,
    activate_immediately: file.activate,
    send_notifications: file.notify,
    rows: file.row_count,
    counts,
    mails: file.mail_count,
    task_id: file.task_id,
    created_by: file.admin_id,
    created_at: file.created_at.toISOString(),
    finished_at: file.finished_at?.toISOString() ?? null,
  };
}

function stateOf({ started_at, finished_at }: ImportRecord, { unchecked }: ImportCounts, isWorking: boolean): ImportView["state"] {
  if (finished_at !== null) return "finished";
  if (started_at === null && unchecked === 0) return "checked";
  if (!isWorking) return "stopped";
  return started_at === null ? "checking" : "running";
}
