import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { defineTask, type TaskStep } from "#core/events/task.ts";
import { addRows, beginWorkbook, endWorkbook, MOST_SHEET_ROWS, type WorkbookPlace, workbookPlace } from "#core/sheets/write-workbook.ts";
import { couponFilters } from "../api/coupon-filters.ts";
import { couponErrors } from "../errors.ts";
import {
  couponBook,
  couponCells,
  couponRowsCsv,
  couponTitlesCsv,
  EXPORT_FORMATS,
  type ExportFormat,
  exportFile,
} from "../pages/export-coupons.ts";
import { type ListedCoupon, listCoupons, matchingIds } from "../services/list-coupons.ts";
import { overIds } from "./over-ids.ts";

const checkpoint = z.strictObject({ piece: z.int(), book: workbookPlace.optional() });

/** The coupons that fit the filters of the list, in its order, as a file. */
export const exportCouponsTask = defineTask({
  name: "coupon.export",
  title: ({ format }) => ({ word: format === "csv" ? "Export of coupons as CSV" : "Export of coupons for Excel" }),
  permission: "coupon.view",
  input: z.strictObject({ format: z.enum(EXPORT_FORMATS), filters: couponFilters.prefault({}) }),
  checkpoint,
  file: (scope, { format }) => exportFile(scope, format),
  run: async (_scope, { format, filters }, progress) => {
    await overIds(progress, {
      size: PER_STEP,
      gather: async (scope, step) => {
        const ids = await matchingIds(scope, filters);
        if (format === "xlsx") assertFitsSheet(ids.length);
        const book = beginFile(scope, format, step);
        step.checkpoint({ piece: 0, ...(book && { book }) });
        return ids;
      },
      work: async (scope, ids, step) => {
        const coupons = await couponsOf(scope, ids, filters.deleted);
        const place = progress.checkpoint()?.book;
        if (format === "csv" || place === undefined) {
          step.write(couponRowsCsv(coupons));
          return {};
        }
        const { place: book, bytes } = addRows(couponBook(scope), place, couponCells(scope, coupons));
        step.write(bytes);
        return { book };
      },
    });
    const place = progress.checkpoint();
    if (place?.book !== undefined) {
      const { book, piece } = place;
      await progress.step(async (scope, step) => {
        step.write(endWorkbook(couponBook(scope), book));
        step.checkpoint({ piece });
      });
    }
    return { word: "{count} coupons are in the file.", values: { count: progress.done() } };
  },
});

const PER_STEP = 500;

/** @throws AppError `coupon.export_too_large` (422) with `total` and `most` */
export function assertFitsSheet(total: number): void {
  const most = MOST_SHEET_ROWS - 1;
  if (total > most) throw couponErrors.error("coupon.export_too_large", { total, most });
}

function beginFile(scope: Scope, format: ExportFormat, step: TaskStep<z.output<typeof checkpoint>>): WorkbookPlace | undefined {
  if (format === "csv") {
    step.write(couponTitlesCsv());
    return undefined;
  }
  const { place, bytes } = beginWorkbook(couponBook(scope));
  step.write(bytes);
  return place;
}

/** Coupons in the order of their ids here. One that was deleted since the export began is left out. */
async function couponsOf(scope: Scope, ids: readonly number[], deleted: boolean | undefined): Promise<readonly ListedCoupon[]> {
  const filters = couponFilters.parse({ ids, per_page: PER_STEP, ...(deleted && { deleted }) });
  const { list } = await listCoupons(scope, filters);
  const byId = new Map(list.map((coupon) => [coupon.id, coupon]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
