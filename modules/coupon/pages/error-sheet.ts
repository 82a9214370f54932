import { stringify } from "csv-stringify/sync";
import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Page } from "#core/kernel/page.ts";
import type { ImportView } from "../import/import-view.ts";
import type { ImportRowView } from "../import/list-rows.ts";
import { shownRow } from "./import-rows-shown.ts";
import { pageWord } from "./page-words.ts";

/**
 * The rows of a file that were refused, as a file with the same columns: to be put right and taken again. In front stand the line in the
 * first file and what is wrong; an import passes over both. Cells that look like a formula are defused.
 */
export async function errorSheet(scope: Scope, request: PageRequest, file: ImportView) {
  const rows = await refusedRows(request, file.id);
  const head = [pageWord(scope, "Line"), pageWord(scope, "Error"), ...file.columns.map(({ title }) => title)];
  const lines = rows.map((row) => {
    const { errors } = shownRow(scope, file, row);
    const told = errors.map(({ column, message }) => (column === "" ? message : `${column}: ${message}`)).join(" ");
    return [String(row.line), told, ...row.cells];
  });
  const body = `\uFEFF${stringify([head, ...lines], { escape_formulas: true })}`;
  const name = file.name.replace(/\.[A-Za-z0-9]{1,5}$/, "").replaceAll(/[^\p{L}\p{N}._-]+/gu, "-") || "coupons";
  return { name: `${name}-errors.csv`, type: "text/csv; charset=utf-8", body };
}

async function refusedRows({ call }: Pick<PageRequest, "call">, id: number): Promise<readonly ImportRowView[]> {
  const rows: ImportRowView[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const found = await call<Page<ImportRowView>>("coupon_import_row_get_list", { id, verdict: "error", page, per_page: 500 });
    pages = found.pages;
    rows.push(...found.list);
  }
  return rows;
}
