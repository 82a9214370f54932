import type { Scope } from "#core/events/scope.ts";
import type { ImportView } from "../import/import-view.ts";
import type { ImportRowView } from "../import/list-rows.ts";
import { labelOfImportField } from "./import-form.ts";
import { pageWord } from "./page-words.ts";

const SHOWN = ["type", "value", "start_at", "end_at"] as const;

/** A row as the preview shows it: what it says in the columns people look at first, and what is wrong with which column. */
export function shownRow(scope: Scope, { columns }: ImportView, row: ImportRowView) {
  const cellOf = (field: string): string => row.cells[columns.findIndex((column) => column.field === field)] ?? "";
  return {
    ...row,
    code: row.code ?? (cellOf("code") || cellOf("internal_name") || "–"),
    ...Object.fromEntries(SHOWN.map((field) => [field, cellOf(field).slice(0, 60) || "–"])),
    label: `import.${row.done ? "done" : "row"}.${row.verdict ?? "same"}`,
    tone: TONES[row.verdict ?? "same"],
    errors: row.errors.map(({ column, field, message }) => ({
      column: column ?? (field === null ? "" : pageWord(scope, labelOfImportField(field))),
      message,
    })),
  };
}

const TONES = { new: "good", update: "info", same: "quiet", duplicate: "warning", error: "bad" } as const;
