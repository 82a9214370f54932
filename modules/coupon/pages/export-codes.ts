import { stringify } from "csv-stringify/sync";
import type { CodeView } from "../services/list-codes.ts";

/** Codes of a coupon as CSV, in two parts: its first line, and the others. Cells that look like a formula are defused. */
export function codeTitlesCsv(): string {
  return stringify([COLUMNS], { escape_formulas: true });
}

export function codeRowsCsv(codes: readonly Pick<CodeView, (typeof COLUMNS)[number]>[]): string {
  return stringify(
    codes.map((code) => COLUMNS.map((name) => code[name])),
    { escape_formulas: true },
  );
}

const COLUMNS = ["code", "kind", "status", "batch_id", "client_id", "created_at"] as const;

/** What such a file is called, and what kind of file it is. */
export function codesFile(couponId: number): { readonly name: string; readonly type: string } {
  return { name: `codes-of-coupon-${couponId}.csv`, type: "text/csv; charset=utf-8" };
}
