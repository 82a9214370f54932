import type { ListAnswer, MeasuredLists, Took } from "../lists/measure-lists.ts";

/** The answers of the lists as lines of a Markdown table: the fastest first, its multiple of the floor, and whether all kept below half a second. */
export function listsTable({ floors, answers }: MeasuredLists): string {
  const head = ["list", "API ms", "median", "p95", "× rows", "page ms", "median", "p95", "× bare page", ""];
  const rows = answers.map((answer) => [
    answer.title,
    ...cellsOf(answer.api, floors.rows),
    ...cellsOf(answer.page, floors.page),
    slowest(answer) < MOST_MS ? "pass" : "FAIL",
  ]);
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const failed = answers.filter((answer) => slowest(answer) >= MOST_MS).length;
  const slow = Math.max(...answers.map(slowest));
  return [
    `Floors: fifty rows by key ${fixed(floors.rows.fastestMs)} ms, a bare Fastify page of the same size ${fixed(floors.page.fastestMs)} ms, at their fastest.`,
    "",
    lineOf(head),
    lineOf(widths.map((width) => "-".repeat(width))),
    ...rows.map(lineOf),
    "",
    `P13 lists, slowest p95 ${slow.toFixed(0)} ms; ${failed === 0 ? "all" : `all but ${failed}`} of ${answers.length} below ${MOST_MS} ms;`,
    `${below(answers, "medianMs")} have a median below ${GOOD_MS} ms, ${below(answers, "fastestMs")} can be answered within ${GOOD_MS} ms`,
  ].join("\n");
}

const MOST_MS = 500;
const GOOD_MS = 100;

/** How many are below it both as an answer of the API and as a page. */
function below(answers: readonly ListAnswer[], figure: keyof Took): number {
  return answers.filter(({ api, page }) => Math.max(api?.[figure] ?? 0, page?.[figure] ?? 0) < GOOD_MS).length;
}

function slowest({ api, page }: ListAnswer): number {
  return Math.max(api?.p95Ms ?? 0, page?.p95Ms ?? 0);
}

function cellsOf(took: Took | undefined, floor: Took): readonly string[] {
  if (took === undefined) return ["–", "–", "–", "–"];
  return [fixed(took.fastestMs), fixed(took.medianMs), fixed(took.p95Ms), (took.fastestMs / floor.fastestMs).toFixed(0)];
}

function fixed(ms: number): string {
  return ms.toFixed(1);
}
