import { stringify } from "csv-stringify/sync";
import type { Scope } from "#core/events/scope.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { dayNumber } from "#core/sheets/day-number.ts";
import { addRows, beginWorkbook, type Cell, endWorkbook, type Workbook } from "#core/sheets/write-workbook.ts";
import { couponInput } from "../api/coupon-input.ts";
import type { ListedCoupon } from "../services/list-coupons.ts";
import { statusReason, valueText } from "./coupon-words.ts";
import { pageWord } from "./page-words.ts";

export const EXPORT_FORMATS = ["csv", "xlsx"] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What an export of today is called, and what kind of file it is. */
export function exportFile({ now, shop }: Scope, format: ExportFormat): { readonly name: string; readonly type: string } {
  return { name: `coupons-${zonedParts(now, shop.timeZone).date}.${format}`, type: TYPES[format] };
}

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Coupons as CSV: the fields they are made from, which an import reads again. Cells that look like a formula are defused. */
export function couponsAsCsv(coupons: readonly ListedCoupon[]): string {
  return couponTitlesCsv() + couponRowsCsv(coupons);
}

/** The first line of such a file. */
export function couponTitlesCsv(): string {
  return stringify([COLUMNS], { escape_formulas: true });
}

/** Its other lines. */
export function couponRowsCsv(coupons: readonly ListedCoupon[]): string {
  const rows = coupons.map((coupon) => COLUMNS.map((name) => cellText(coupon[name as keyof ListedCoupon])));
  return stringify(rows, { escape_formulas: true });
}

/** What is told of a coupon beside what it is made from. */
const TOLD = ["id", "status", "used", "held", "created_at"];
const COLUMNS = [...Object.keys(couponInput.shape).filter((name) => name !== "generate"), ...TOLD];

function cellText(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Coupons as a workbook for people: what the list shows, in their language. */
export function couponsAsXlsx(scope: Scope, coupons: readonly ListedCoupon[]): Uint8Array {
  const book = couponBook(scope);
  const head = beginWorkbook(book);
  const body = addRows(book, head.place, couponCells(scope, coupons));
  return Buffer.concat([head.bytes, body.bytes, endWorkbook(book, body.place)]);
}

/** The workbook such a file is. */
export function couponBook(scope: Scope): Workbook {
  return {
    sheet: pageWord(scope, "Coupons"),
    columns: SHEET_COLUMNS.map(({ title, width, format }) => ({ title: pageWord(scope, title), width, ...(format && { format }) })),
  };
}

/** Its rows; times are those of the shop's wall clock. */
export function couponCells(scope: Scope, coupons: readonly ListedCoupon[]): readonly (readonly Cell[])[] {
  return coupons.map((coupon) => SHEET_COLUMNS.map(({ cell }) => cell(coupon, scope)));
}

type SheetColumn = Workbook["columns"][number] & { readonly cell: (coupon: ListedCoupon, scope: Scope) => Cell };

const SHEET_COLUMNS: readonly SheetColumn[] = [
  { title: "Code", width: 20, cell: ({ code }) => code },
  { title: "Internal name", width: 28, cell: ({ internal_name }) => internal_name },
  { title: "Type", width: 14, cell: ({ type }, scope) => pageWord(scope, `coupon.type.${type}`) },
  { title: "coupon.column.value", width: 12, cell: (coupon, scope) => valueText(scope, coupon) },
  { title: "Status", width: 14, cell: ({ status }, scope) => pageWord(scope, `coupon.status.${status}`) },
  { title: "Why", width: 32, cell: (coupon, scope) => statusReason(scope, coupon) },
  { title: "Uses", width: 8, cell: ({ used }) => used },
  { title: "Limit", width: 8, cell: ({ maxuses }) => (maxuses === 0 ? null : maxuses) },
  { title: "Discounts given", width: 14, format: "amount", cell: ({ discount_total }) => discount_total },
  { title: "Revenue", width: 14, format: "amount", cell: ({ revenue }) => revenue },
  { title: "Currency", width: 10, cell: ({ currency }) => currency },
  { title: "Conversion", width: 12, format: "percent", cell: ({ conversion }) => conversion },
  { title: "Created", width: 18, format: "instant", cell: ({ created_at }, scope) => day(scope, created_at) },
  { title: "First day", width: 18, format: "instant", cell: ({ start_at }, scope) => day(scope, start_at) },
  { title: "Expires", width: 18, format: "instant", cell: ({ end_at }, scope) => day(scope, end_at) },
  { title: "Last used", width: 18, format: "instant", cell: ({ last_used_at }, scope) => day(scope, last_used_at) },
  { title: "Campaign", width: 18, cell: ({ campaign_source }) => campaign_source },
  { title: "In words", width: 60, cell: ({ summary }) => summary },
];

function day({ shop }: Scope, text: string | null): number | null {
  return text === null ? null : dayNumber(new Date(text), shop.timeZone);
}
