import type { Sample } from "../load/sample.ts";

/** The samples of one group as lines of a Markdown table; each operation beside every floor, in per cent. */
export function tableOf(samples: readonly Sample[]): string {
  const floors = samples.filter(({ subject }) => subject.kind === "floor");
  const head = ["operation", "conns", "per second", ...floors.map(({ subject }) => `of ${subject.name}`), ...FIGURES];
  const rows = samples.map((sample) => [
    sample.subject.name,
    `${sample.subject.connections}`,
    sample.perSecond.toFixed(0),
    ...floors.map((floor) => (sample.subject.kind === "floor" ? "–" : `${((sample.perSecond / floor.perSecond) * 100).toFixed(0)} %`)),
    fixed(sample.p50Ms, 1),
    fixed(sample.p99Ms, 1),
    fixed(sample.statements, 1),
    fixed(sample.nodeMs, 2),
    fixed(sample.postgresMs, 2),
    `${(sample.foreignShare * 100).toFixed(0)} %`,
  ]);
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0), title.length));
  const lineOf = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [lineOf(head), lineOf(widths.map((width) => "-".repeat(width))), ...rows.map(lineOf)].join("\n");
}

const FIGURES = ["p50 ms", "p99 ms", "statements", "Node ms", "PostgreSQL ms", "foreign CPU"];

function fixed(figure: number | undefined, digits: number): string {
  return figure === undefined || !Number.isFinite(figure) ? "–" : figure.toFixed(digits);
}
