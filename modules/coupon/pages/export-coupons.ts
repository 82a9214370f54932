import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import type { Scope } from "#core/events/scope.ts";
import { couponInput } from "../api/coupon-input.ts";
import type { ListedCoupon } from "../services/list-coupons.ts";
import { statusReason, valueText } from "./coupon-words.ts";
import { pageWord } from "./page-words.ts";

/** Coupons as CSV: the fields they are made from, which an import reads again. Cells that look like a formula are defused. */
export function couponsAsCsv(coupons: readonly ListedCoupon[]): string {
  const columns = [...Object.keys(couponInput.shape).filter((name) => name !== "generate"), ...TOLD];
  const rows = coupons.map((coupon) => columns.map((name) => cellText(coupon[name as keyof ListedCoupon])));
  return stringify([columns, ...rows], { escape_formulas: true });
}

const TOLD = ["id", "status", "used", "held", "created_at"];

function cellText(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Coupons as a sheet for people: what the list shows, in their language. */
export function couponsAsXlsx(scope: Scope, coupons: readonly ListedCoupon[]): Promise<Uint8Array> {
  const word = (key: string): string => pageWord(scope, key);
  const texts = (value: string | null) => ({ value: value ?? "", type: String });
  const numbers = (value: number, format?: string) => ({ value, type: Number, ...(format !== undefined && { format }) });
  const days = (value: string | null) => (value === null ? null : { value: new Date(value), type: Date, format: "yyyy-mm-dd hh:mm" });
  const columns = [
    { title: "Code", width: 20, cell: (coupon: ListedCoupon) => texts(coupon.code) },
    { title: "Internal name", width: 28, cell: (coupon: ListedCoupon) => texts(coupon.internal_name) },
    { title: "Type", width: 14, cell: (coupon: ListedCoupon) => texts(word(`coupon.type.${coupon.type}`)) },
    { title: "coupon.column.value", width: 12, cell: (coupon: ListedCoupon) => texts(valueText(scope, coupon)) },
    { title: "Status", width: 14, cell: (coupon: ListedCoupon) => texts(word(`coupon.status.${coupon.status}`)) },
    { title: "Why", width: 32, cell: (coupon: ListedCoupon) => texts(statusReason(scope, coupon)) },
    { title: "Uses", width: 8, cell: (coupon: ListedCoupon) => numbers(coupon.used) },
    { title: "Limit", width: 8, cell: (coupon: ListedCoupon) => (coupon.maxuses === 0 ? null : numbers(coupon.maxuses)) },
    { title: "Discounts given", width: 14, cell: (coupon: ListedCoupon) => numbers(coupon.discount_total, "#,##0.00") },
    { title: "Revenue", width: 14, cell: (coupon: ListedCoupon) => numbers(coupon.revenue, "#,##0.00") },
    { title: "Currency", width: 10, cell: (coupon: ListedCoupon) => texts(coupon.currency) },
    { title: "Conversion", width: 12, cell: (coupon: ListedCoupon) => numbers(coupon.conversion, "0.0%") },
    { title: "Created", width: 18, cell: (coupon: ListedCoupon) => days(coupon.created_at) },
    { title: "Expires", width: 18, cell: (coupon: ListedCoupon) => days(coupon.end_at) },
    { title: "Last used", width: 18, cell: (coupon: ListedCoupon) => days(coupon.last_used_at) },
    { title: "Campaign", width: 18, cell: (coupon: ListedCoupon) => texts(coupon.campaign_source) },
    { title: "In words", width: 60, cell: (coupon: ListedCoupon) => texts(coupon.summary) },
  ];
  const head = columns.map(({ title }) => ({ value: word(title), type: String, fontWeight: "bold" as const }));
  const rows = coupons.map((coupon) => columns.map(({ cell }) => cell(coupon)));
  return writeXlsxFile([head, ...rows], {
    columns: columns.map(({ width }) => ({ width })),
    sheet: word("Coupons"),
    stickyRowsCount: 1,
  }).toBuffer();
}
