import { CsvError, parse } from "csv-parse/sync";
import { SHEET_LIMITS, type SheetRow } from "./sheet.ts";
import { SheetFault } from "./sheet-fault.ts";

/** The rows of a CSV file in UTF-8. Comma, semicolon and tab separate alike: whichever the first line holds most of. Throws a SheetFault. */
export function csvRows(bytes: Uint8Array, delimiter: string | undefined): readonly SheetRow[] {
  const text = textOf(bytes);
  const [first = ""] = text.split(/\r?\n|\r/, 1);
  const told = /^sep=(.)$/i.exec(first)?.[1];
  const records = recordsOf(text, delimiter ?? told ?? delimiterIn(first));
  return records.slice(told === undefined ? 0 : 1).map(({ record, info }) => ({
    line: info.lines - record.reduce((lines, cell) => lines + cell.split("\n").length - 1, 0),
    cells: record,
  }));
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

function recordsOf(text: string, delimiter: string): readonly Parsed[] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: LONGEST_RECORD,
      to: SHEET_LIMITS.rows + 2,
    }) as unknown as readonly Parsed[];
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    const { lines } = fault as CsvError & { readonly lines?: unknown };
    throw new SheetFault("sheet.broken_csv", { line: typeof lines === "number" ? lines : 1 });
  }
}

const LONGEST_RECORD = 1_000_000;

function delimiterIn(line: string): string {
  const outside = line.replaceAll(/"[^"]*"/g, "");
  const counted = [",", ";", "\t"].map((mark) => ({ mark, count: outside.split(mark).length }));
  return counted.reduce((best, other) => (other.count > best.count ? other : best), { mark: ",", count: 0 }).mark;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new SheetFault("sheet.not_text", { line: brokenLine(bytes) });
  }
}

/** The first line that is not UTF-8. A line feed is never part of another character, so lines can be read one by one. */
function brokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let line = 1, from = 0; from <= bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, from);
    const end = feed < 0 ? bytes.length : feed;
    try {
      decoder.decode(bytes.subarray(from, end));
    } catch {
      return line;
    }
    from = end + 1;
  }
  return 1;
}

const LINE_FEED = 10;
