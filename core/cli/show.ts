import type { Shell, ShowOptions } from "./shell.ts";

/** Prints a result: as one line of JSON when that is asked for, else as lines for people. */
export function show(shell: Pick<Shell, "print">, { json = false }: ShowOptions, result: unknown, lines: () => readonly string[]): void {
  if (json) shell.print(JSON.stringify(result, plain));
  else for (const line of lines()) shell.print(line);
}

/** Rows as columns under a head; columns are as wide as their longest cell. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}

/** Something of a row or an answer as a short text. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "-";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value, plain) : String(value);
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
