import type { RowFault } from "../entities/promo-import-row.ts";
import { CellFault, cellValue } from "./cell-value.ts";

/** What a row says about a coupon, and what of it could not be read, in words of the module. An empty cell says nothing. */
export type RowFields = { readonly fields: Readonly<Record<string, unknown>>; readonly faults: readonly RowFault[] };

export function rowFields(cells: readonly string[], mapping: readonly (string | null)[]): RowFields {
  const fields: Record<string, unknown> = {};
  const faults: RowFault[] = [];
  const texts: Record<string, unknown> = {};
  for (const [index, field] of mapping.entries()) {
    const cell = cells[index] ?? "";
    if (field === null || cell.trim() === "") continue;
    try {
      if (field === "description_en" || field === "description_de") texts[field.slice(-2)] = cellValue("description", cell);
      else fields[field] = cellValue(field, cell);
    } catch (fault) {
      if (!(fault instanceof CellFault)) throw fault;
      faults.push({ field, code: "request.invalid", message: fault.message });
    }
  }
  if (cells.length > mapping.length)
    faults.push({ field: null, code: "request.invalid", message: "There are more cells in this row than columns." });
  const description = fields["description"];
  if (Object.keys(texts).length > 0)
    fields["description"] = { ...(typeof description === "string" ? { en: description } : Object(description ?? {})), ...texts };
  return { fields, faults };
}
