import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type Page, pageOf } from "#core/kernel/page.ts";
import { couponTables } from "../tables.ts";
import { findImport } from "./import-rows.ts";

export const ROW_VERDICTS = ["new", "update", "same", "duplicate", "error"] as const;

/** A row of an import on the wire. */
export const importRowSchema = z.object({
  line: z.int(),
  cells: z.array(z.string()),
  verdict: z.enum(ROW_VERDICTS).nullable(),
  done: z.boolean(),
  code: z.string().nullable(),
  coupon_id: z.int().nullable(),
  errors: z.array(
    z.object({ field: z.string().nullable(), column: z.string().nullable().describe("Its title"), code: z.string(), message: z.string() }),
  ),
});

export type ImportRowView = z.output<typeof importRowSchema>;

type RowFilters = {
  readonly id: number;
  readonly verdict?: (typeof ROW_VERDICTS)[number] | undefined;
  readonly page: number;
  readonly per_page: number;
};

/** One page of the rows of an import, in the order of the file. Throws `coupon.import_not_found` (404). */
export async function listRows(scope: Scope, { id, verdict, ...page }: RowFilters): Promise<Page<ImportRowView>> {
  const { columns, mapping } = await findImport(scope, id);
  const all = couponTables(scope).selectFrom("promo_import_row").where("promo_import_id", "=", id);
  const rows = verdict === undefined ? all : all.where("verdict", "=", verdict);
  const { total } = await rows.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const found = await rows.selectAll().orderBy("line").limit(page.per_page).offset(offsetOf(page)).execute();
  const list = found.map((row) => ({
    line: row.line,
    cells: row.cells,
    verdict: row.verdict,
    done: row.done_at !== null,
    code: row.code,
    coupon_id: row.promo_id,
    errors: (row.errors ?? [])
      .map((fault) => ({ fault, at: fault.field === null ? -1 : mapping.indexOf(fault.field) }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ fault, at }) => ({ ...fault, column: columns[at] ?? null })),
  }));
  return pageOf(list, Number(total), page);
}
