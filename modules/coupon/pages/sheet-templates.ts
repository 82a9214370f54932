import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import type { Scope } from "#core/events/scope.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { pageWord } from "./page-words.ts";

/** An empty sheet for coupons with two examples, `csv` or `xlsx`: the columns there must be, and those that are used most. */
export async function sheetTemplate(scope: Scope, kind: string) {
  const { date: today } = zonedParts(scope.now, scope.shop.timeZone);
  const rows = examples(today, `${Number(today.slice(0, 4)) + 1}-12-31`);
  if (kind !== "xlsx") return { name: "coupons-template.csv", type: "text/csv; charset=utf-8", body: stringify([COLUMNS, ...rows]) };
  const texts = (cells: readonly string[], bold: boolean) =>
    cells.map((value) => ({ value, type: String, ...(bold && { fontWeight: "bold" as const }) }));
  const sheet = [texts(COLUMNS, true), ...rows.map((cells) => texts(cells, false))];
  const body = await writeXlsxFile(sheet, {
    columns: COLUMNS.map((title) => ({ width: Math.max(14, title.length + 4) })),
    sheet: pageWord(scope, "Coupons"),
    stickyRowsCount: 1,
  }).toBuffer();
  return { name: "coupons-template.xlsx", type: XLSX, body };
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const COLUMNS: readonly string[] = [
  "code",
  "discount_type",
  "discount_value",
  "valid_from",
  "internal_name",
  "description_en",
  "max_uses_total",
  "valid_until",
  "applicable_to",
  "campaign_source",
];

function examples(today: string, end: string): readonly (readonly string[])[] {
  return [
    ["SPRING20", "percentage", "20", today, "Spring campaign", "20% off everything", "500", end, "all", "spring"],
    ["WELCOME10", "fixed_amount", "10.00", today, "Welcome", "10.00 off your first order", "", "", "first_time_users", "welcome"],
  ];
}
