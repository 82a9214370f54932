import { CsvError, parse } from "csv-parse/sync";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { restNames } from "../rest/coupon-body.ts";
import { pageWord } from "./page-words.ts";

/** Columns that an export tells and nobody can ask for. */
const TOLD: ReadonlySet<string> = new Set(["id", "status", "used", "held", "created_at"]);

/**
 * The coupons of a CSV file, as `coupon_create_many` takes them. Its first line names the columns, as an export or the template does;
 * comma, semicolon and tab separate alike. Throws `request.invalid` for a file that cannot be read.
 */
export function couponsOfSheet(scope: Scope, text: string): readonly Record<string, unknown>[] {
  const delimiter = [";", "\t"].find((mark) => (text.split("\n")[0] ?? "").includes(mark)) ?? ",";
  const rows = readRows(scope, text, delimiter);
  if (rows.length === 0) throw invalidRequest({ file: pageWord(scope, "There is no coupon in this file.") });
  if (rows.length > MOST_ROWS)
    throw invalidRequest({
      file: pageWord(scope, "There are {count} coupons in this file; {most} can be made at once.", { count: rows.length, most: MOST_ROWS }),
    });
  return rows.map(couponOfRow);
}

const MOST_ROWS = 500;

function readRows(scope: Scope, text: string, delimiter: string): readonly Record<string, string>[] {
  try {
    return parse<Record<string, string>>(text, { columns: true, bom: true, delimiter, skip_empty_lines: true, trim: true });
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    throw invalidRequest({ file: pageWord(scope, "This file cannot be read: {why}", { why: fault.message }) });
  }
}

function couponOfRow(row: Readonly<Record<string, string>>): Record<string, unknown> {
  const cells = Object.entries(row).flatMap(([column, text]): [string, unknown][] => {
    const name = column.trim().toLowerCase();
    if (text === "" || TOLD.has(name)) return [];
    const value = plainValue(text);
    if (NOTHING_IS_ZERO.has(name) && value === "0") return [];
    if (name === "type" || name === "discount_type") return [["discount_type", value === "absolute" ? "fixed_amount" : value]];
    if (name === "description_en" || name === "description_de") return [];
    return [[NEW_NAMES[name] ?? name, value]];
  });
  const { description_en: en, description_de: de } = row;
  return { ...Object.fromEntries(cells), ...((en || de) && { description: { ...(en && { en }), ...(de && { de }) } }) };
}

const NEW_NAMES: Readonly<Record<string, string>> = restNames;
const NOTHING_IS_ZERO: ReadonlySet<string> = new Set(["maxuses", "max_uses_total", "max_uses_per_user"]);

/** Lists and objects stand in a cell as JSON; an apostrophe before what looks like a formula is no part of it. */
function plainValue(cell: string): unknown {
  const text = /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
  if (text === "true" || text === "false") return text === "true";
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
