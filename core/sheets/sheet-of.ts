import { csvRows } from "./csv-rows.ts";
import { SHEET_LIMITS, type Sheet, type SheetRow } from "./sheet.ts";
import { SheetFault } from "./sheet-fault.ts";
import { xlsxRows } from "./xlsx-rows.ts";

/** The sheet in a file. Throws a {@link SheetFault}. */
export async function sheetOf(bytes: Uint8Array, delimiter: string | undefined): Promise<Sheet> {
  const kind = kindOf(bytes);
  const all = kind === "workbook" ? await xlsxRows(bytes) : csvRows(bytes, delimiter);
  const [head, ...rows] = all.map(trimmed).filter(({ cells }) => cells.length > 0);
  if (head === undefined || rows.length === 0) throw new SheetFault("sheet.empty");
  if (rows.length > SHEET_LIMITS.rows) throw new SheetFault("sheet.too_many_rows", { most: SHEET_LIMITS.rows });
  for (const { line, cells } of [head, ...rows]) checkCells(line, cells);
  return { columns: head.cells, rows };
}

/** By its first bytes. Text is CSV unless it is markup or holds what no text does. */
function kindOf(bytes: Uint8Array): "workbook" | "text" {
  const begins = (...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return "workbook";
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new SheetFault("sheet.old_workbook");
  if (bytes.length === 0) throw new SheetFault("sheet.empty");
  const start = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart();
  if (bytes.includes(0) || /^(?:<|%PDF|\{\s*"|PK)/.test(start)) throw new SheetFault("sheet.wrong_type");
  return "text";
}

function trimmed({ line, cells }: SheetRow): SheetRow {
  const last = cells.findLastIndex((cell) => cell !== "");
  return { line, cells: cells.slice(0, last + 1) };
}

function checkCells(line: number, cells: readonly string[]): void {
  if (cells.length > SHEET_LIMITS.columns) throw new SheetFault("sheet.too_many_columns", { most: SHEET_LIMITS.columns });
  const long = cells.findIndex((cell) => cell.length > SHEET_LIMITS.cellLength);
  if (long >= 0) throw new SheetFault("sheet.long_cell", { line, column: long + 1, most: SHEET_LIMITS.cellLength });
}
