/** A row of a sheet: the line of the file it begins at, and its cells as text, without the empty ones at its end. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] };

/** A sheet with a heading: the titles of its columns, as they stand in the first row, and the rows below it that are not empty. */
export type Sheet = { readonly columns: readonly string[]; readonly rows: readonly SheetRow[] };

/** What is read at most. More is refused, never cut off. */
export const SHEET_LIMITS = {
  fileBytes: 10_485_760,
  inflatedBytes: 128 * 1_048_576,
  entries: 2_000,
  rows: 100_000,
  columns: 200,
  /** What a cell of a spreadsheet holds at most. */
  cellLength: 32_767,
  readMs: 60_000,
  heapMegabytes: 512,
  /** So many files one host reads at a time. */
  atOnce: 3,
} as const;
