import { readSheet } from "read-excel-file/universal";
import { inspectWorkbook } from "./inspect-workbook.ts";
import type { SheetRow } from "./sheet.ts";

/** The rows of the first sheet of a workbook, cells as the text a person would have typed. Throws a SheetFault. */
export async function xlsxRows(bytes: Uint8Array): Promise<readonly SheetRow[]> {
  inspectWorkbook(bytes);
  const buffer = new Uint8Array(bytes).buffer;
  const rows = await readSheet(buffer, { parseNumber: numberText });
  return rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }));
}

/** Fifteen digits are what a spreadsheet shows and means; 19.989999999999998 is 19.99. */
function numberText(text: string): string {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) return text;
  return String(Number(number.toPrecision(15)));
}

/** XML can name characters that are no text, and that PostgreSQL cannot hold. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return momentText(value);
  return String(value).replaceAll("\0", "").toWellFormed().trim();
}

/** A day, or a day with its time; without a zone, as in the sheet. Fractions of days are not exact to the second. */
function momentText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const [day = "", time = ""] = new Date(Math.round(value.getTime() / 1_000) * 1_000).toISOString().slice(0, 19).split("T");
  return time === "00:00:00" ? day : `${day}T${time}`;
}
