import { filledFields, groupField, textField } from "#core/events/form-fields.ts";
import type { Fields, PageRequest } from "#core/events/page.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { exponentOf } from "#core/kernel/money.ts";

/** A line as the API answers it, as far as the form shows it. */
export type StoredLine = {
  readonly title: string;
  readonly quantity: number;
  readonly unit_price: number;
  readonly tax_rate: number;
  readonly period: string | null;
  readonly product_id: number | null;
};

/** A row of the form: the group of fields `lines[row1]`. Rows without a title and a price are no lines. */
export type LineRow = { readonly name: string; readonly number: number } & Readonly<Record<(typeof FIELDS)[number], unknown>>;

const FIELDS = ["title", "quantity", "price", "taxed", "period", "product_id"] as const;
const SPARE_ROWS = 4;

/** The rows of the form, with some empty ones at the end; what was typed before a refusal stands in them again. */
export function sheetOf(form: Fields | undefined, lines: readonly StoredLine[], currency: string): readonly LineRow[] {
  const typed = groupField(form, "lines");
  const count = Math.max(lines.length + SPARE_ROWS, Object.keys(typed).length);
  return Array.from({ length: count }, (_none, index) => {
    const name = `lines[row${index + 1}]`;
    const at = { name, number: index + 1 };
    if (form !== undefined) return { ...at, ...typedRow(groupField(typed, `row${index + 1}`)) };
    return { ...at, ...storedRow(lines[index], index === 0, currency) };
  });
}

/** The lines that were filled in, as the API takes them. */
export function itemsIn(form: Fields | undefined): { readonly items: readonly object[] } {
  return { items: filledRows(form).map(([, row]) => ({ ...filledFields(row), taxed: textField(row, "taxed") === "1" })) };
}

/** Calls a method with the lines of the form. What it has to say of the third line stands at the third row that was filled in. */
export async function callWithRows<Result = unknown>(request: PageRequest, method: string, input: object): Promise<Result> {
  try {
    return await request.call<Result>(method, input);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "request.invalid") throw error;
    const rows = filledRows(request.form).map(([name]) => name);
    const details = Object.entries(error.details).map(([field, sentence]) => [rowField(field, rows), sentence]);
    throw new AppError({ code: error.code, status: error.status, message: error.message, details: Object.fromEntries(details) });
  }
}

function rowField(field: string, rows: readonly string[]): string {
  if (field === "items") return "lines.row1.title";
  const [, index, rest] = /^items\.(\d+)\.(\w+)$/.exec(field) ?? [];
  return index === undefined ? field : `lines.${rows[Number(index)] ?? "row1"}.${rest}`;
}

function filledRows(form: Fields | undefined): readonly (readonly [string, Fields])[] {
  const typed = groupField(form, "lines");
  return Object.keys(typed)
    .map((name) => [name, groupField(typed, name)] as const)
    .filter(([, row]) => textField(row, "title") !== "" || textField(row, "price") !== "");
}

function typedRow(row: Fields) {
  return { ...Object.fromEntries(FIELDS.map((name) => [name, textField(row, name)])), taxed: textField(row, "taxed") === "1" } as Omit<
    LineRow,
    "name" | "number"
  >;
}

function storedRow(line: StoredLine | undefined, isFirst: boolean, currency: string) {
  if (line === undefined) return { title: "", quantity: isFirst ? "1" : "", price: "", taxed: true, period: "", product_id: "" };
  const { title, quantity, unit_price: price, tax_rate: rate, period, product_id: productId } = line;
  return {
    title,
    quantity,
    price: price.toFixed(exponentOf(currency)),
    taxed: rate > 0,
    period: period ?? "",
    product_id: productId ?? "",
  };
}
